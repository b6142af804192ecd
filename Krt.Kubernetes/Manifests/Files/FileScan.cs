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
            _directories.Add(new(Path.GetFullPath(path), IsRecursive: true));
            AddFolder(root, path, [RealPath(new DirectoryInfo(path))]);
        }
        else if (File.Exists(path))
        {
            AddFile(root, path, new FileInfo(path));
        }
        else
        {
            Add(new ScannedFile(root, path, Path.GetFullPath(path), default, "there is no such file or folder", IsMissing: true));
        }
    }

    private void WatchNearestParent(string path)
    {
        var parent = Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(path)));
        while (parent is not null && !Directory.Exists(parent))
            parent = Path.GetDirectoryName(parent);
        if (parent is not null)
            _directories.Add(new(parent, IsRecursive: false));
    }

    private void AddFolder(int root, string path, IReadOnlyList<string> realPaths)
    {
        try
        {
            foreach (var entry in new DirectoryInfo(path).EnumerateFileSystemInfos("*", AllEntries))
            {
                var entryPath = Path.Join(path, entry.Name);
                if (entry.Name.StartsWith('.'))
                    continue;
                if (entry is DirectoryInfo folder)
                    AddSubfolder(root, entryPath, folder, realPaths);
                else if (IsManifest(entry.Name))
                    AddFile(root, entryPath, entry);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            AddFailure(root, path, "the folder cannot be read", e);
        }
    }

    private void AddSubfolder(int root, string path, DirectoryInfo folder, IReadOnlyList<string> realPaths)
    {
        var isLink = (folder.Attributes & FileAttributes.ReparsePoint) != 0;
        var realPath = isLink ? RealPath(folder) : Path.Join(realPaths[^1], folder.Name);
        if (isLink && realPaths.Any(outer => IsWithin(outer, realPath)))
            return;
        if (realPaths.Count == DeepestFolder)
        {
            var tooDeep = $"the folder is not read: it lies more than {DeepestFolder} folders deep";
            Add(new ScannedFile(root, path, Path.GetFullPath(path), default, tooDeep));
            return;
        }
        if (isLink)
            _directories.Add(new(Path.GetFullPath(path), IsRecursive: true));
        AddFolder(root, path, [.. realPaths, realPath]);
    }

    private void AddFile(int root, string path, FileSystemInfo file)
    {
        try
        {
            Add(new ScannedFile(root, path, Path.GetFullPath(path), FileStamp.Of(file)));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            AddFailure(root, path, "the file cannot be read", e);
        }
    }

    private void AddFailure(int root, string path, string what, Exception e) =>
        Add(new ScannedFile(root, path, Path.GetFullPath(path), default, $"{what}: {FileReading.Reason(e)}"));

    private void Add(ScannedFile file) => _files.TryAdd(file.FullPath, file);

    private static bool IsManifest(string name) =>
        Path.GetExtension(name.AsSpan()) is ".yaml" or ".yml" or ".json";

    private static string RealPath(DirectoryInfo directory) =>
        Path.TrimEndingDirectorySeparator(
            (directory.ResolveLinkTarget(returnFinalTarget: true) ?? directory).FullName
        );

    // A link to a folder that holds it would never end.
    private static bool IsWithin(string path, string folder) =>
        path.Length == folder.Length ? path == folder : path.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal);
}
