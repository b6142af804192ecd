// SPDX-License-Identifier: Apache-2.0

using System.Globalization;
using Krt.Kubernetes.Manifests.Documents;

namespace Krt.Kubernetes.Manifests.Files;

/// <summary>Reads whole files, up to the limit of the manifest reader.</summary>
internal static class FileReading
{
    /// <summary>Reads a file without keeping others from writing it.</summary>
    /// <exception cref="IOException">The file cannot be read, or is too large.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static byte[] ReadAll(string path)
    {
        using var stream = new FileStream(
            path,
            FileMode.Open,
            FileAccess.Read,
            FileShare.ReadWrite | FileShare.Delete,
            bufferSize: 0
        );
        return ReadAll(stream);
    }

    /// <inheritdoc cref="ReadAll(string)"/>
    public static byte[] ReadAll(Stream stream)
    {
        var expected = stream.CanSeek ? stream.Length : 0;
        if (expected > DocumentLimits.FileBytes)
            throw TooLarge();
        using var content = new MemoryStream((int)expected);
        var buffer = new byte[64 << 10];
        int count;
        while ((count = stream.Read(buffer)) > 0)
        {
            content.Write(buffer, 0, count);
            if (content.Length > DocumentLimits.FileBytes)
                throw TooLarge();
        }
        return content.Length == content.Capacity ? content.GetBuffer() : content.ToArray();
    }

    /// <summary>Why a file cannot be read.</summary>
    public static string Reason(Exception e) =>
        e switch
        {
            FileNotFoundException or DirectoryNotFoundException => "it does not exist",
            UnauthorizedAccessException => "access is denied",
            _ => e.Message,
        };

    private static IOException TooLarge() =>
        new(string.Create(CultureInfo.InvariantCulture, $"it is larger than {DocumentLimits.FileBytes >> 20} MiB"));
}
