// SPDX-License-Identifier: Apache-2.0

namespace Krt.Kubernetes.Manifests.Files;

/// <summary>What tells without reading that a file has changed.</summary>
internal readonly record struct FileStamp(DateTime LastWrite, long Length)
{
    /// <summary>The stamp of a file, that of its target for a symbolic link.</summary>
    /// <exception cref="IOException">The file is gone, or is a link to nothing.</exception>
    public static FileStamp Of(FileSystemInfo file)
    {
        if (file is FileInfo plain && (plain.Attributes & FileAttributes.ReparsePoint) == 0)
            return new(plain.LastWriteTimeUtc, plain.Length);
        using var target = new FileStream(
            file.FullName,
            FileMode.Open,
            FileAccess.Read,
            FileShare.ReadWrite | FileShare.Delete,
            bufferSize: 0
        );
        return new(File.GetLastWriteTimeUtc(target.SafeFileHandle), target.CanSeek ? target.Length : 0);
    }
}
