// SPDX-License-Identifier: Apache-2.0

using System.Collections.Concurrent;
using TestKit;

namespace Krt.Core.Tests.Properties.Graphs;

/// <summary>A random graph as the engine computes it, with everything it delivers.</summary>
internal sealed partial class EngineGraph : IAsyncDisposable
{
    private readonly CapturedLog _log = new();
    private readonly ConcurrentDictionary<(int Node, int Key), int> _runs = new();
    private readonly List<ReadTarget> _collections = [];
    private readonly List<Transcript> _transcripts = [];
    private readonly List<(int Node, Transcript<Cell> Transcript)> _rows = [];
    private readonly List<(int Node, Transcript<RowStatus<Cell, string>> Transcript)> _statuses = [];
    private readonly bool _countsRuns;

    public EngineGraph(string name, KrtEngineOptions options, bool lastSourceIsSynced)
    {
        Name = name;
        Engine = new KrtEngine(options with { LoggerFactory = _log, ChecksInvariants = true });
        // A run that is checked by a second one counts twice.
        _countsRuns = options.DeterminismCheckInterval == 0;
        for (var i = 0; i < GraphModel.Sources; i++)
        {
            var source = Engine.Root.Source<int, Cell>(
                new() { Name = $"source {i}", StartSynced = lastSourceIsSynced || i < GraphModel.Sources - 1 }
            );
            Sources.Add(source);
            Add($"source {i}", source);
        }
    }

    public string Name { get; }

    public KrtEngine Engine { get; }

    public List<SourceCollection<int, Cell>> Sources { get; } = [];

    public IReadOnlyList<Transcript> Transcripts => _transcripts;

    public void Build(NodeSpec spec)
    {
        var number = _collections.Count;
        var rows = Build(spec, number);
        Add($"{number} {spec.Kind}", rows);
    }

    /// <summary>Removes the node built last, which no other reads, and builds it again.</summary>
    /// <returns>What went wrong, or null.</returns>
    public async Task<string?> Rebuild(NodeSpec spec)
    {
        var number = _collections.Count - 1;
        await _collections[number].Single.AsCollection().DisposeAsync();
        await _collections[number].Rows.DisposeAsync();
        await Engine.WhenSettledAsync();
        var leaving = _rows.Where(row => row.Node == number).Select(row => row.Transcript).ToArray();
        foreach (var transcript in leaving)
        {
            if (!transcript.IsEnded || transcript.State.Count > 0)
                return $"{Name}: {transcript.Name} keeps rows after its disposal";
            _transcripts.Remove(transcript);
        }
        _rows.RemoveAll(row => row.Node == number);
        _transcripts.RemoveAll(transcript =>
            _statuses.Exists(status => status.Node == number && status.Transcript == transcript)
        );
        _statuses.RemoveAll(status => status.Node == number);
        _collections.RemoveAt(number);
        Build(spec);
        return null;
    }

    /// <summary>Subscribes to every collection once more, so that a late subscriber is compared with early ones.</summary>
    public void SubscribeLate()
    {
        for (var node = 0; node < _collections.Count; node++)
            Follow($"late {_collections[node].Rows.Name}", node);
    }

    public void BeginCommit()
    {
        _runs.Clear();
        foreach (var transcript in _transcripts)
            transcript.BeginCommit();
    }

    /// <summary>What is wrong after a commit apart from content, or null.</summary>
    public string? CheckCommit(long epoch, IReadOnlySet<int>[] touched)
    {
        if (_log.Entries.FirstOrDefault(entry => !IsExpected(entry)) is { } entry)
            return $"{Name}: {entry}";
        if (_runs.FirstOrDefault(run => run.Value > 1) is { Value: > 1 } run)
            return $"{Name}: row {run.Key.Key} of {run.Key.Node} ran {run.Value} times in one epoch";
        foreach (var (node, transcript) in _rows)
        {
            var keys = node < touched.Length ? touched[node] : new HashSet<int>();
            if (transcript.CheckCommit(epoch, keys) is { } difference)
                return $"{Name}: {transcript.Name}: {difference}";
        }
        foreach (var transcript in _transcripts)
        {
            if (transcript.Violation is { } violation)
                return $"{Name}: {transcript.Name}: {violation}";
        }
        return null;
    }

    /// <summary>Where the content of a collection or of an index differs from the model, or null.</summary>
    public string? CheckContent(GraphModel model)
    {
        foreach (var (node, transcript) in _rows)
        {
            if (Dictionaries.Difference(model.Collections[node], transcript.State) is { } difference)
                return $"{Name}: {transcript.Name}: {difference}";
        }
        foreach (var (node, transcript) in _statuses)
        {
            var statuses = transcript.State.ToDictionary(pair => pair.Key, pair => pair.Value.Status);
            if (Dictionaries.Difference(model.Statuses[node], statuses) is { } difference)
                return $"{Name}: {transcript.Name}: {difference}";
        }
        for (var node = 0; node < _collections.Count; node++)
        {
            if (CheckIndexes(_collections[node], model.Collections[node]) is { } difference)
                return $"{Name}: {node}: {difference}";
        }
        return null;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var transcript in _transcripts)
            transcript.End();
        await Engine.DisposeAsync();
        _log.Dispose();
    }

    private static bool IsExpected(string entry) =>
        entry.StartsWith("Warning ", StringComparison.Ordinal)
        || (
            entry.Contains("TransformFailed", StringComparison.Ordinal)
            && entry.EndsWith("expected", StringComparison.Ordinal)
        );

    private static string? CheckIndexes(ReadTarget collection, IReadOnlyDictionary<int, Cell> rows)
    {
        for (var value = 0; value < 4; value++)
        {
            var group = collection.ByGroup.Lookup(value);
            if (!SameRows(group, rows.Values.Where(row => row.Group == value)))
                return $"group {value} holds {string.Join(' ', group)}";
            var tagged = collection.ByTag.Lookup(value);
            if (!SameRows(tagged, rows.Values.Where(row => row.Tags.Contains(value))))
                return $"tag {value} holds {string.Join(' ', tagged)}";
        }
        return null;
    }

    private static bool SameRows(IEnumerable<Cell> left, IEnumerable<Cell> right) =>
        left.OrderBy(row => row.Key).SequenceEqual(right.OrderBy(row => row.Key));

    private void Add(string name, IKrtCollection<int, Cell> rows)
    {
        _collections.Add(ReadTarget.Of(rows, Engine.Root));
        Follow(name, _collections.Count - 1);
    }

    private void Follow(string name, int node)
    {
        var transcript = new Transcript<Cell>(name, _collections[node].Rows);
        _transcripts.Add(transcript);
        _rows.Add((node, transcript));
    }

    private void Count(int node, int key)
    {
        if (_countsRuns)
            _runs.AddOrUpdate((node, key), 1, static (_, count) => count + 1);
    }
}
