// SPDX-License-Identifier: Apache-2.0

using System.ComponentModel;
using System.Diagnostics;

namespace Architecture;

/// <summary>The checkout this test assembly was built from.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot(AppContext.BaseDirectory);

    /// <summary>
    /// Files git tracks or would track, as paths from the root with forward slashes. Ignores the running test where
    /// there is no git or no checkout.
    /// </summary>
    /// <param name="patterns">Git path specifications; all files where there are none.</param>
    public static IReadOnlyList<SourceFile> Files(params string[] patterns) =>
        [
            .. Git(["ls-files", "--cached", "--others", "--exclude-standard", "-z", "--", .. patterns])
                .Split('\0', StringSplitOptions.RemoveEmptyEntries)
                .Distinct(StringComparer.Ordinal)
                .Select(path => (path, Full: Path.Combine(Root, path)))
                .Where(file => File.Exists(file.Full))
                .Select(file => new SourceFile(file.path, File.ReadAllText(file.Full))),
        ];

    private static string Git(string[] arguments)
    {
        var start = new ProcessStartInfo("git", arguments)
        {
            WorkingDirectory = Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        try
        {
            using var git = Process.Start(start)!;
            var error = git.StandardError.ReadToEndAsync();
            var output = git.StandardOutput.ReadToEnd();
            git.WaitForExit();
            if (git.ExitCode == 0)
            {
                return output;
            }
            Assert.Ignore($"git cannot list the files: {error.GetAwaiter().GetResult()}");
        }
        catch (Win32Exception)
        {
            Assert.Ignore("git is not installed");
        }
        return "";
    }

    private static string FindRoot(string start)
    {
        for (var directory = new DirectoryInfo(start); directory is not null; directory = directory.Parent)
        {
            if (File.Exists(Path.Combine(directory.FullName, "Syncer.sln")))
            {
                return directory.FullName;
            }
        }
        throw new DirectoryNotFoundException($"No directory above {start} holds Syncer.sln.");
    }
}
