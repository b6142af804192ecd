// SPDX-License-Identifier: Apache-2.0

namespace Krt.Kubernetes.Manifests.Files;

/// <summary>
/// Watches directories. An event says only where to look; what a watcher misses is found by the next scan. Not thread-safe,
/// but for the events.
/// </summary>
internal sealed class DirectoryWatchers(IReadOnlyList<string> roots, WakeUps wakeUps) : IDisposable
{
    private readonly Dictionary<WatchedDirectory, FileSystemWatcher> _watchers = [];
    private readonly Dictionary<WatchedDirectory, string> _failures = [];
    private readonly HashSet<string> _replaced = new(StringComparer.Ordinal);
    private readonly string[] _roots =
    [
        .. roots.Select(root => Path.TrimEndingDirectorySeparator(Path.GetFullPath(root))),
    ];

    /// <summary>The directories that cannot be watched, and why.</summary>
    public IReadOnlyDictionary<WatchedDirectory, string> Failures => _failures;

    /// <summary>Watches the given directories and no others.</summary>
    /// <returns>Whether a watcher was added, so that what happened before it existed must be looked for.</returns>
    public bool Follow(IReadOnlySet<WatchedDirectory> directories)
    {
        var replaced = TakeReplaced();
        foreach (var (directory, watcher) in _watchers)
        {
            if (directories.Contains(directory) && !replaced.Any(path => IsWithin(directory.FullPath, path)))
                continue;
            _watchers.Remove(directory);
            watcher.Dispose();
        }
        _failures.Clear();
        var isNew = false;
        foreach (var directory in directories)
        {
            if (!_watchers.ContainsKey(directory))
                isNew |= TryWatch(directory);
        }
        return isNew;
    }

    public void Dispose()
    {
        foreach (var watcher in _watchers.Values)
            watcher.Dispose();
        _watchers.Clear();
    }

    private bool TryWatch(WatchedDirectory directory)
    {
        FileSystemWatcher? watcher = null;
        try
        {
            watcher = new FileSystemWatcher(directory.FullPath)
            {
                IncludeSubdirectories = directory.IsRecursive,
                NotifyFilter =
                    NotifyFilters.FileName
                    | NotifyFilters.DirectoryName
                    | NotifyFilters.LastWrite
                    | NotifyFilters.Size
                    | NotifyFilters.Attributes,
            };
            watcher.Changed += (_, e) => OnEvent(directory, e.Name, isReplacement: false);
            watcher.Created += (_, e) => OnEvent(directory, e.Name, isReplacement: true);
            watcher.Deleted += (_, e) => OnEvent(directory, e.Name, isReplacement: true);
            watcher.Renamed += (_, e) =>
            {
                OnEvent(directory, e.OldName, isReplacement: true);
                OnEvent(directory, e.Name, isReplacement: true);
            };
            watcher.Error += (_, _) => OnError(directory);
            watcher.EnableRaisingEvents = true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            watcher?.Dispose();
            _failures[directory] = e.Message;
            return false;
        }
        _watchers.Add(directory, watcher);
        return true;
    }

    private void OnEvent(WatchedDirectory directory, string? name, bool isReplacement)
    {
        var path = Path.Join(directory.FullPath, name);
        var hidden = FirstHiddenSegment(name);
        if (hidden is not null)
        {
            // Kubernetes swaps the hidden directory that the visible links lead through; other hidden names mean nothing.
            if (hidden.StartsWith("..", StringComparison.Ordinal))
                wakeUps.Add(
                    path[
                        ..path.IndexOf(
                            $"{Path.DirectorySeparatorChar}{hidden}",
                            directory.FullPath.Length,
                            StringComparison.Ordinal
                        )
                    ]
                );
            return;
        }
        if (!directory.IsRecursive && !_roots.Any(root => IsWithin(root, path)))
            return;
        if (isReplacement)
        {
            lock (_replaced)
                _replaced.Add(path);
        }
        wakeUps.Add(path);
    }

    // The queue of events overflowed, or the directory is gone.
    private void OnError(WatchedDirectory directory)
    {
        lock (_replaced)
            _replaced.Add(directory.FullPath);
        wakeUps.AddEverything();
    }

    // A watcher stays with the directory it was created for, though another one may have taken its name.
    private string[] TakeReplaced()
    {
        lock (_replaced)
        {
            string[] replaced = [.. _replaced];
            _replaced.Clear();
            return replaced;
        }
    }

    private static string? FirstHiddenSegment(string? name) =>
        name?.Split(Path.DirectorySeparatorChar).FirstOrDefault(segment => segment.StartsWith('.'));

    private static bool IsWithin(string path, string folder) =>
        path == folder || path.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal);
}
