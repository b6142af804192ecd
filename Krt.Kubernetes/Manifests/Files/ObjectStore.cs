// SPDX-License-Identifier: Apache-2.0

using System.Runtime.InteropServices;

namespace Krt.Kubernetes.Manifests.Files;

/// <summary>
/// All definitions of all files. Of several definitions of one object the one of the first file counts, and of several in one
/// file the last; when it goes, another one takes over. Not thread-safe.
/// </summary>
internal sealed class ObjectStore
{
    private readonly Dictionary<ObjectKey, ObjectDefinition> _definitions = [];
    private readonly Dictionary<ObjectKey, object?> _rowsBefore = [];
    private readonly HashSet<ObjectKey> _contested = [];

    /// <summary>Makes the content of a file what the file defines.</summary>
    /// <param name="file">The file.</param>
    /// <param name="content">
    /// What was read. An object that could not be decoded keeps the row it had; if the content is incomplete, so do all that
    /// the file defined before.
    /// </param>
    /// <param name="keepMissing">Whether what the file defines no longer stays, as stale, until <see cref="DropStale"/>.</param>
    public void Replace(ManifestFile file, ManifestContent content, bool keepMissing)
    {
        var before = new Dictionary<ObjectKey, ObjectDefinition>(file.Definitions.Count);
        foreach (var definition in file.Definitions)
        {
            before.TryAdd(definition.Key, definition);
            Detach(definition);
        }
        var after = new List<ObjectDefinition>(content.Objects.Count);
        foreach (var read in content.Objects)
        {
            var key = new ObjectKey(read.Kind, read.Key);
            before.Remove(key, out var previous);
            if (SameOrNew(previous?.Row, read.Row) is { } row)
                after.Add(new(file, key, row, after.Count, read.Line, read.Document));
        }
        foreach (var missing in before.Values)
        {
            missing.IsStale = content.IsComplete;
            if (keepMissing || !content.IsComplete)
                after.Add(missing);
        }
        foreach (var definition in after)
            Attach(definition);
        file.Definitions = after;
        file.Problems = content.Problems;
    }

    /// <summary>Forgets what a file defines no longer.</summary>
    public void DropStale(ManifestFile file)
    {
        if (!file.Definitions.Any(definition => definition.IsStale))
            return;
        foreach (var definition in file.Definitions.Where(definition => definition.IsStale))
            Detach(definition);
        file.Definitions = [.. file.Definitions.Where(definition => !definition.IsStale)];
    }

    /// <summary>What changed since the last call, one change per object.</summary>
    public IReadOnlyList<ObjectChange> TakeChanges()
    {
        var changes = new List<ObjectChange>();
        foreach (var (key, before) in _rowsBefore)
        {
            var after = Effective(key)?.Row;
            if (!Equals(before, after))
                changes.Add(new(key, after));
        }
        _rowsBefore.Clear();
        return changes;
    }

    /// <summary>The definitions that count, in no particular order.</summary>
    public IEnumerable<ObjectDefinition> Definitions => _definitions.Keys.Select(key => Effective(key)!);

    /// <summary>A warning for every definition that has no effect because another one counts.</summary>
    public IEnumerable<ManifestProblem> FindDuplicates()
    {
        foreach (var key in _contested)
        {
            var effective = Effective(key)!;
            for (var other = _definitions[key]; other is not null; other = other.Next)
            {
                if (other == effective || other.IsStale)
                    continue;
                var counts = $"{effective.File.Path}:{effective.Line}";
                yield return new(
                    ProblemSeverity.Warning,
                    other.File.Path,
                    other.Line,
                    key.ToString(),
                    Field: null,
                    $"the object is also defined at {counts}, which counts; this definition is ignored"
                );
            }
        }
    }

    private static object? SameOrNew(object? previous, object? read) =>
        read is null || read.Equals(previous) ? previous : read;

    private ObjectDefinition? Effective(ObjectKey key)
    {
        var effective = _definitions.GetValueOrDefault(key);
        for (var other = effective?.Next; other is not null; other = other.Next)
        {
            if (other.Precedes(effective!))
                effective = other;
        }
        return effective;
    }

    private void Attach(ObjectDefinition definition)
    {
        RememberRow(definition.Key);
        ref var first = ref CollectionsMarshal.GetValueRefOrAddDefault(_definitions, definition.Key, out _);
        definition.Next = first;
        first = definition;
        UpdateContested(definition.Key);
    }

    private void Detach(ObjectDefinition definition)
    {
        RememberRow(definition.Key);
        var first = _definitions[definition.Key];
        if (first == definition && definition.Next is null)
        {
            _definitions.Remove(definition.Key);
        }
        else if (first == definition)
        {
            _definitions[definition.Key] = definition.Next!;
        }
        else
        {
            while (first.Next != definition)
                first = first.Next!;
            first.Next = definition.Next;
        }
        definition.Next = null;
        UpdateContested(definition.Key);
    }

    private void RememberRow(ObjectKey key)
    {
        ref var row = ref CollectionsMarshal.GetValueRefOrAddDefault(_rowsBefore, key, out var isKnown);
        if (!isKnown)
            row = Effective(key)?.Row;
    }

    private void UpdateContested(ObjectKey key)
    {
        if (_definitions.GetValueOrDefault(key)?.Next is null)
            _contested.Remove(key);
        else
            _contested.Add(key);
    }
}
