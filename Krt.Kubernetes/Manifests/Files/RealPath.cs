// SPDX-License-Identifier: Apache-2.0

namespace Krt.Kubernetes.Manifests.Files;

/// <summary>Finds where a path leads when all links on the way are followed.</summary>
internal static class RealPath
{
    private const int MostLinks = 40;

    /// <exception cref="IOException">The links lead nowhere.</exception>
    public static string Of(string path) => Resolve(Path.GetFullPath(path), MostLinks);

    private static string Resolve(string fullPath, int linksLeft)
    {
        var parent = Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(fullPath));
        if (parent is null)
            return fullPath;
        if (linksLeft == 0)
            throw new IOException("too many links lead into each other");
        var path = Path.Join(Resolve(parent, linksLeft), Path.GetFileName(Path.TrimEndingDirectorySeparator(fullPath)));
        var target = Directory.ResolveLinkTarget(path, returnFinalTarget: false);
        return target is null ? path : Resolve(Path.GetFullPath(target.FullName), linksLeft - 1);
    }
}
