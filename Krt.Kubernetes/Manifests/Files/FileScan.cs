// SPDX-License-Identifier: Apache-2.0

namespace Krt.Kubernetes.Manifests.Files;

/// <summary>
/// Finds the manifests of the given paths: the files among them, and all <c>*.yaml</c>, <c>*.yml</c> and <c>*.json</c> files
/// in the folders among them. Names that begin with a dot are skipped: they are editors' files, <c>.git</c>, and the
/// directories that Kubernetes swaps behind <c>..data</c>. Links are followed.
/// </summary>
internal sealed class FileScan
{
    private const int DeepestFolder = 64;

    private static readonly EnumerationOptions AllEntries = new() { AttributesToSkip = 0, IgnoreInaccessible = false };

    private readonly Dictionary<string, ScannedFile> _files = new(StringComparer.Ordinal);
    private readonly HashSet<WatchedDirectory> _directories = [];

    private FileScan() { }

    /// <summary>What was found, by absolute path.</summary>
    public IReadOnlyDictionary<string, ScannedFile> Files => _files;

    /// <summary>The directories to watch for what may be found by the next scan.</summary>
    public IReadOnlySet<WatchedDirectory> Directories => _directories;

    public static FileScan Of(IReadOnlyList<string> paths)
    {
        var scan = new FileScan();
        for (var root = 0; root < paths.Count; root++)
        {
            if (paths[root] != ManifestSource.StandardInput)
                scan.AddRoot(root, paths[root]);
        }
        return scan;
    }

    private void AddRoot(int root, string path)
    {
        WatchNearestParent(path);
        if (Directory.Exists(path))
        {
            _directories.Add(new(FullPath(path), IsRecursive: true));
            AddFolder(root, path, new DirectoryInfo(path), []);
        }
        else if (File.Exists(path))
        {
            AddFile(root, path, new FileInfo(path));
        }
        else
        {
            Add(
                new ScannedFile(root, path, FullPath(path), default, "there is no such file or folder", IsMissing: true)
            );
        }
    }

    private void WatchNearestParent(string path)
    {
        var parent = Path.GetDirectoryName(FullPath(path));
        while (parent is not null && !Directory.Exists(parent))
            parent = Path.GetDirectoryName(parent);
        if (parent is not null)
            _directories.Add(new(parent, IsRecursive: false));
    }

    private void AddEntries(int root, string path, IReadOnlyList<string> realPaths)
    {
        foreach (var entry in new DirectoryInfo(path).EnumerateFileSystemInfos("*", AllEntries))
        {
            var entryPath = Path.Join(path, entry.Name);
            if (entry.Name.StartsWith('.'))
                continue;
            if (entry is DirectoryInfo folder)
                AddFolder(root, entryPath, folder, realPaths);
            else if (IsManifest(entry.Name))
                AddFile(root, entryPath, entry);
        }
    }

    /// <param name="root">The number of the given path.</param>
    /// <param name="path">The path of the folder.</param>
    /// <param name="folder">The folder.</param>
    /// <param name="outer">The folders on the way to it, from the given one on, with all links followed.</param>
    private void AddFolder(int root, string path, DirectoryInfo folder, IReadOnlyList<string> outer)
    {
        try
        {
            var isLink = (folder.Attributes & FileAttributes.ReparsePoint) != 0;
            var realPath = isLink || outer.Count == 0 ? RealPath.Of(path) : Path.Join(outer[^1], folder.Name);
            // A link to a folder that holds it would never end.
            if (isLink && outer.Any(holder => IsWithin(holder, realPath)))
                return;
            if (outer.Count == DeepestFolder)
                throw new IOException($"it lies {DeepestFolder} folders deep");
            if (isLink)
                _directories.Add(new(FullPath(path), IsRecursive: true));
            AddEntries(root, path, [.. outer, realPath]);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            AddFailure(root, path, "the folder cannot be read", e);
        }
    }

    private void AddFile(int root, string path, FileSystemInfo file)
    {
        try
        {
            Add(new ScannedFile(root, path, FullPath(path), FileStamp.Of(file)));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            AddFailure(root, path, "the file cannot be read", e);
        }
    }

    private void AddFailure(int root, string path, string what, Exception e) =>
        Add(new ScannedFile(root, path, FullPath(path), default, $"{what}: {FileReading.Reason(e)}"));

    private void Add(ScannedFile file) => _files.TryAdd(file.FullPath, file);

    private static string FullPath(string path) => Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));

    private static bool IsManifest(string name) => Path.GetExtension(name.AsSpan()) is ".yaml" or ".yml" or ".json";

    private static bool IsWithin(string path, string folder) =>
        path == folder
        || path.StartsWith(
            Path.TrimEndingDirectorySeparator(folder) + Path.DirectorySeparatorChar,
            StringComparison.Ordinal
        );
}
