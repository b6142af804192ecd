// SPDX-License-Identifier: Apache-2.0

namespace Krt.Kubernetes.Manifests.Files;

/// <summary>The files to read again even if they look as before.</summary>
internal sealed class ChangedPaths
{
    private readonly HashSet<string> _paths = new(StringComparer.Ordinal);

    /// <summary>Whether any file may have changed.</summary>
    public bool IsEverything { get; private set; }

    /// <summary>Adds a file, or a folder with all it holds.</summary>
    public void Add(string fullPath) => _paths.Add(fullPath);

    public void AddEverything() => IsEverything = true;

    public bool Contains(string fullPath)
    {
        if (IsEverything)
            return true;
        if (_paths.Count == 0)
            return false;
        for (var path = fullPath; path is not null; path = Path.GetDirectoryName(path))
        {
            if (_paths.Contains(path))
                return true;
        }
        return false;
    }
}
