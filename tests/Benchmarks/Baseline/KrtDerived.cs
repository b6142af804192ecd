// SPDX-License-Identifier: Apache-2.0

using Benchmarks.Worlds;

namespace Benchmarks.Baseline;

/// <summary>
/// A collection computed from another the way krt does it: a queue with one task per batch of the input and one per batch
/// of anything fetched, each task run at once and on its own; the dependencies of a row replaced whenever it runs; readers
/// found through one reverse map of keys and index values, or by scanning all rows once any row fetched otherwise.
/// </summary>
/// <remarks>
/// Kinder than krt in what is not part of the algorithm: keys are ready-made, a fetched collection pushes straight into
/// this queue instead of through a ring of its own, equality is a record's instead of reflection.
/// </remarks>
internal sealed partial class KrtDerived<TIn, TOut> : KrtCollection<TOut>
    where TIn : class, IResource
    where TOut : class, IResource
{
    private readonly KrtCollection<TIn> _input;
    private readonly Func<KrtDerived<TIn, TOut>, TIn, TOut?> _transform;
    private readonly KrtQueue _queue;
    private readonly Dictionary<string, HashSet<string>> _outputs = new(StringComparer.Ordinal);
    private readonly HashSet<object> _subscribed = [];

    public KrtDerived(KrtRuntime runtime, KrtCollection<TIn> input, Func<KrtDerived<TIn, TOut>, TIn, TOut?> transform)
        : base(runtime)
    {
        _input = input;
        _transform = transform;
        _queue = new KrtQueue(runtime);
        input.Subscribe(events => _queue.Push(() => OnInput(events)), runExisting: true);
    }

    /// <summary>How often the transform has run.</summary>
    public long Runs { get; private set; }

    /// <summary>
    /// Reads for the row being computed: a copy by key, by index or of everything, of which the rest of the filter then
    /// takes its part.
    /// </summary>
    public List<T> Fetch<T>(KrtCollection<T> collection, KrtFilter<T> filter)
        where T : class, IResource
    {
        if (_subscribed.Add(collection))
            collection.Subscribe(events => _queue.Push(() => OnFetched(collection, events)), runExisting: false);
        _fetched.Add(new KrtDependency<T>(collection, filter));
        if (filter.Index is not null)
            UseIndex(collection, filter.Index);
        if (filter.Key is not null)
            return collection.GetKey(filter.Key) is { } row && filter.MatchesContent(row) ? [row] : [];
        var rows = filter.Index is null ? collection.List() : filter.Index.Lookup(filter.IndexValue);
        rows.RemoveAll(row => !filter.MatchesContent(row));
        return rows;
    }

    private void OnInput(IReadOnlyList<KrtEvent<TIn>> events)
    {
        var results = new List<(string Input, TOut? Output)>(events.Count);
        foreach (var change in events)
            results.Add(Compute(change.Latest.ResourceName));
        Store(results);
    }

    private void OnFetched<T>(KrtCollection<T> source, IReadOnlyList<KrtEvent<T>> events)
        where T : class, IResource
    {
        var concerned = ConcernedInputs(source, events);
        var results = new List<(string Input, TOut? Output)>(concerned.Count);
        foreach (var input in concerned)
            results.Add(Compute(input));
        Store(results);
    }

    // The input is read again, whatever the event said: it may be newer by now.
    private (string Input, TOut? Output) Compute(string input)
    {
        if (_input.GetKey(input) is not { } row)
        {
            ReplaceDependencies(input, []);
            return (input, null);
        }
        _fetched = [];
        Runs++;
        var output = _transform(this, row);
        ReplaceDependencies(input, _fetched);
        return (input, output);
    }

    private void Store(List<(string Input, TOut? Output)> results)
    {
        lock (Gate)
        {
            var events = new List<KrtEvent<TOut>>(results.Count);
            foreach (var (input, output) in results)
            {
                if (!_outputs.TryGetValue(input, out var keys))
                    _outputs.Add(input, keys = new HashSet<string>(StringComparer.Ordinal));
                foreach (var key in keys)
                {
                    if (key != output?.ResourceName && Rows.TryGetValue(key, out var removed))
                        events.Add(new(removed, null));
                }
                keys.Clear();
                if (output is null)
                    continue;
                keys.Add(output.ResourceName);
                var old = Rows.GetValueOrDefault(output.ResourceName);
                if (old is null || !old.Equals(output))
                    events.Add(new(old, output));
            }
            Apply(events);
        }
    }
}
