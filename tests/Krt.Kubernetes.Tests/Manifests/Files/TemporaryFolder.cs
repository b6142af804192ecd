// SPDX-License-Identifier: Apache-2.0

using System.Runtime.InteropServices;

namespace Krt.Kubernetes.Manifests.Files;

/// <summary>A folder that exists as long as a test.</summary>
internal sealed partial class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("manifests-").FullName;

    public string this[string name] => System.IO.Path.Combine(Path, name);

    public string Write(string name, string text)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(this[name])!);
        File.WriteAllText(this[name], text);
        return this[name];
    }

    /// <summary>Replaces a file in one step, as editors and tools with care do.</summary>
    public void Replace(string name, string text)
    {
        var draft = System.IO.Path.Combine(System.IO.Path.GetDirectoryName(this[name])!, ".draft");
        File.WriteAllText(draft, text);
        File.Move(draft, this[name], overwrite: true);
    }

    /// <summary>Creates a link, or switches one in a single step.</summary>
    public void Link(string name, string target)
    {
        var draft = this[name] + "_tmp";
        File.CreateSymbolicLink(draft, target);
        // File.Move follows a link to a folder.
        if (Rename(draft, this[name]) != 0)
            throw new IOException($"{name} cannot be linked to {target}");
    }

    public void Delete(string name) => File.Delete(this[name]);

    public void Dispose() => Directory.Delete(Path, recursive: true);

    [LibraryImport("libc", EntryPoint = "rename", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Rename(string from, string to);
}
