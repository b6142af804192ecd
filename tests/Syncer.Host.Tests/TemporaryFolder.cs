// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Host.Tests;

/// <summary>A folder of files that is gone after the test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string FullPath { get; } = Directory.CreateTempSubdirectory("syncer").FullName;

    public string PathOf(string name) => Path.Combine(FullPath, name);

    /// <summary>Writes a file as editors do: beside it under a hidden name, then in its place.</summary>
    public string Write(string name, params IEnumerable<string> documents)
    {
        var draft = PathOf($".{name}");
        File.WriteAllText(draft, string.Join("\n---\n", documents));
        File.Move(draft, PathOf(name), overwrite: true);
        return PathOf(name);
    }

    public void Delete(string name) => File.Delete(PathOf(name));

    public void Dispose() => Directory.Delete(FullPath, recursive: true);
}
