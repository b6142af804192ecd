// SPDX-License-Identifier: Apache-2.0

using System.Security.Cryptography;

namespace Krt.Kubernetes.Manifests.Files;

/// <summary>
/// Keeps what files define in step with the files. What a change adds or alters takes effect at once; what it takes away, and
/// what is wrong, counts only when the file has stayed the same for the quiet period, for the file may be half-written or
/// about to be replaced. Not thread-safe.
/// </summary>
internal sealed class ManifestFiles(ManifestReader reader)
{
    private const string Absent = "absent";

    private static readonly ManifestContent Nothing = new()
    {
        Objects = [],
        Problems = [],
        IsComplete = true,
    };

    private readonly Dictionary<string, ManifestFile> _files = new(StringComparer.Ordinal);
    private readonly HashSet<ManifestFile> _unsettled = [];
    private IReadOnlyList<ManifestProblem> _duplicates = [];

    /// <summary>All definitions.</summary>
    public ObjectStore Objects { get; } = new();

    /// <summary>What is wrong with the files that have settled, in the order of the files.</summary>
    public IEnumerable<ManifestProblem> Problems =>
        _files.Values.Order().SelectMany(file => file.SettledProblems).Concat(_duplicates);

    /// <summary>When <see cref="Refresh"/> should be called next if nothing happens before.</summary>
    public DateTimeOffset? NextSettlement => _unsettled.Count == 0 ? null : _unsettled.Min(file => file.SettlesAt);

    /// <summary>Reads what has changed, and settles what has stayed the same.</summary>
    /// <param name="scan">What there is now.</param>
    /// <param name="changed">The files to read even if they look as before.</param>
    /// <param name="moment">The time, and how long from now a change must last.</param>
    public void Refresh(FileScan scan, ChangedPaths changed, Moment moment)
    {
        foreach (var found in scan.Files.Values)
            Look(found, changed, moment);
        foreach (var (fullPath, file) in _files)
        {
            if (!scan.Files.ContainsKey(fullPath) && !LiesInUnreadableFolder(fullPath, scan))
                Change(file, Absent, () => Nothing, moment);
        }
        Settle(moment.Now);
    }

    /// <summary>Takes in a stream that is no file.</summary>
    public void Add(int root, string name, Stream stream)
    {
        Read(FileAt(root, name, name), () => FileReading.ReadAll(stream), default);
        Settle(default);
    }

    private void Look(ScannedFile found, ChangedPaths changed, Moment moment)
    {
        var file = FileAt(found.Root, found.Path, found.FullPath);
        if (found.Failure is { } failure)
        {
            Fail(file, failure, found.IsMissing, moment);
        }
        else if (file.Stamp != found.Stamp || file.SettlesAt <= moment.Now || changed.Contains(found.FullPath))
        {
            file.Stamp = found.Stamp;
            Read(file, () => FileReading.ReadAll(found.Path), moment);
        }
    }

    private void Read(ManifestFile file, Func<byte[]> readAll, Moment moment)
    {
        try
        {
            var text = readAll();
            Change(file, Convert.ToHexString(SHA256.HashData(text)), () => reader.Read(file.Path, text), moment);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Fail(file, $"the file cannot be read: {FileReading.Reason(e)}", isMissing: false, moment);
        }
    }

    private void Fail(ManifestFile file, string reason, bool isMissing, Moment moment)
    {
        file.Stamp = default;
        var content = ManifestContent.Unreadable(file.Path, 0, reason) with { IsComplete = isMissing };
        Change(file, reason, () => content, moment);
    }

    private ManifestFile FileAt(int root, string path, string fullPath)
    {
        if (!_files.TryGetValue(fullPath, out var file))
            _files.Add(fullPath, file = new ManifestFile(root, path, fullPath));
        return file;
    }

    private void Change(ManifestFile file, string version, Func<ManifestContent> read, Moment moment)
    {
        if (file.Version == version)
            return;
        file.Version = version;
        Objects.Replace(file, read(), keepMissing: moment.QuietPeriod > TimeSpan.Zero);
        file.SettlesAt = moment.Now + moment.QuietPeriod;
        _unsettled.Add(file);
    }

    private void Settle(DateTimeOffset now)
    {
        foreach (var file in _unsettled)
        {
            if (file.SettlesAt > now)
                continue;
            _unsettled.Remove(file);
            Objects.DropStale(file);
            file.Settle();
            if (file.Version == Absent)
                _files.Remove(file.FullPath);
        }
        if (_unsettled.Count == 0)
            _duplicates = [.. Objects.FindDuplicates()];
    }

    // Whoever cannot look into a folder does not know that its files are gone.
    private static bool LiesInUnreadableFolder(string fullPath, FileScan scan)
    {
        for (var folder = Path.GetDirectoryName(fullPath); folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (scan.Files.TryGetValue(folder, out var found) && !found.IsMissing)
                return true;
        }
        return false;
    }
}
