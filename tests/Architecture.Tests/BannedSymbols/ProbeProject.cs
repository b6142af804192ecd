// SPDX-License-Identifier: Apache-2.0

using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Architecture.BannedSymbols;

/// <summary>
/// A project that takes the name and the banned symbols of a shipped one, built inside the repository so that it gets
/// the repository's properties and targets, and nothing else of that project.
/// </summary>
internal sealed partial class ProbeProject : IDisposable
{
    private readonly string _name;
    private readonly DirectoryInfo _directory;

    public ProbeProject(string name)
    {
        _name = name;
        _directory = Directory.CreateDirectory(
            Path.Combine(Repository.Root, "artifacts", $"probe-{Environment.ProcessId}-{name}")
        );
        var symbols = Path.Combine(Repository.Root, name, "BannedSymbols.txt");
        File.Copy(symbols, Path.Combine(_directory.FullName, "BannedSymbols.txt"), overwrite: true);
        File.WriteAllText(
            Path.Combine(_directory.FullName, $"{name}.csproj"),
            """<Project Sdk="Microsoft.NET.Sdk" />"""
        );
    }

    public void Dispose() => _directory.Delete(recursive: true);

    /// <summary>Builds one file and returns the errors, by the line they stand on.</summary>
    public async Task<IReadOnlyList<(int Line, string Id)>> BuildAsync(string[] source)
    {
        await File.WriteAllLinesAsync(Path.Combine(_directory.FullName, "Probe.cs"), source);
        var start = new ProcessStartInfo(
            "dotnet",
            ["build", $"{_name}.csproj", "-nologo", "-nodeReuse:false", "-p:RestoreLockedMode=false"]
        )
        {
            WorkingDirectory = _directory.FullName,
            RedirectStandardOutput = true,
        };
        // A test run hands its own MSBuild settings down, which would redirect this build.
        foreach (
            var name in start
                .Environment.Keys.Where(k => k.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase))
                .ToList()
        )
        {
            start.Environment.Remove(name);
        }
        using var build = Process.Start(start)!;
        var output = await build.StandardOutput.ReadToEndAsync();
        await build.WaitForExitAsync();
        var errors = Error()
            .Matches(output)
            .Select(m => (int.Parse(m.Groups["line"].Value, CultureInfo.InvariantCulture), m.Groups["id"].Value))
            .ToList();
        return errors.Count > 0 ? errors : throw new InvalidOperationException($"The build shows no error:\n{output}");
    }

    [GeneratedRegex(@"Probe\.cs\((?<line>\d+),\d+\): error (?<id>\w+):")]
    private static partial Regex Error();
}
