// SPDX-License-Identifier: Apache-2.0

using System.Runtime.InteropServices;

namespace Krt.Internal;

/// <summary>Why a run ended before its transform returned.</summary>
internal enum Interruption : byte
{
    None,

    /// <summary>It read something that must be final first: the collection has to run at a greater height.</summary>
    Lifted,

    /// <summary>It needs a change of the graph that cannot be made while other workers run.</summary>
    Deferred,

    /// <summary>It read a collection that is not synced.</summary>
    Parked,
}

/// <summary>One read of a run: a value through a routing table, narrowed or not.</summary>
internal readonly partial struct Read(ReadLog log, int position, object? residual)
{
    public Posting Posting => log.PostingAt(position, residual);
}

/// <summary>What the runs of one worker have read, one run after the other.</summary>
/// <remarks>
/// Nearly every run reads what the run before it read. So each read is compared with the dependency that the row has at
/// that place; only from the first difference on are reads noted.
/// </remarks>
internal sealed class ReadRecorder(ReadTracker tracker, int worker)
{
    // A repeated read is looked for among so many reads before it; otherwise it is noted and found to be one later.
    private const int Recent = 8;

    private readonly List<Read> _reads = [];
    private readonly List<ReadLog> _logs = [];
    private PostingList _before;
    private bool _differs;
    private bool _mayChangeGraph;

    public CollectionNode Owner => tracker.Owner;

    public Interruption Interruption { get; private set; }

    /// <summary>What the run has to wait for when it is parked.</summary>
    public FetchEdge? ParkedOn { get; private set; }

    /// <summary>Whether the run asked for its previous output to stay.</summary>
    public bool KeepsPrevious { get; set; }

    /// <summary>How many of the row's dependencies the run has read again, in their order, before it read anything else.</summary>
    public int Kept { get; private set; }

    /// <summary>How many reads have been noted.</summary>
    public int Count => _reads.Count;

    /// <param name="before">What the row depends on since its last run.</param>
    /// <param name="mayChangeGraph">Whether no other worker is running.</param>
    public void Begin(PostingList before, bool mayChangeGraph)
    {
        _before = before;
        _mayChangeGraph = mayChangeGraph;
        _differs = false;
        Kept = 0;
        Interruption = Interruption.None;
        ParkedOn = null;
        KeepsPrevious = false;
    }

    /// <summary>The edge to a source; a first read of it may lift this collection above the source.</summary>
    public FetchEdge<TKey, T> EdgeTo<TKey, T>(CollectionNode<TKey, T> source)
        where TKey : notnull
        where T : class
    {
        // A transform that swallowed the end of its run gets no further.
        if (Interruption != Interruption.None)
            throw new RunAbandonedException();
        var edge = tracker.Find(source);
        if (edge is null)
        {
            RequireGraph();
            edge = tracker.Open(source, out var isLifted);
            if (isLifted)
                throw Interrupt(Interruption.Lifted);
        }
        if (!source.SyncedNow)
        {
            ParkedOn = edge;
            throw Interrupt(Interruption.Parked);
        }
        return edge;
    }

    /// <summary>Makes sure that an index is kept and has a routing table on the edge.</summary>
    public IndexRouting<TIndex, TKey, T> RoutingOf<TIndex, TKey, T>(
        FetchEdge<TKey, T> edge,
        IndexTable<TIndex, TKey, T> index
    )
        where TIndex : notnull
        where TKey : notnull
        where T : class
    {
        if (edge.FindIndex(index) is { } known)
            return known;
        RequireGraph();
        index.Source.AddIndex(index);
        return edge.AddIndex(index);
    }

    public void Record<TValue, T>(ValueRouting<TValue, T> routing, TValue value, IResidual<T>? residual)
        where TValue : notnull
        where T : class
    {
        if (value is null)
            throw new ArgumentNullException(
                nameof(value),
                $"A key or index value of {routing.Edge.Source.Name} is null."
            );
        if (!_differs)
        {
            if (Kept < _before.Count && routing.Is(_before[Kept], value, residual))
            {
                Kept++;
                return;
            }
            for (var i = Kept - 1; i >= Math.Max(0, Kept - Recent); i--)
            {
                if (routing.Is(_before[i], value, residual))
                    return;
            }
            _differs = true;
        }
        var log = routing.LogOf(worker);
        if (log.IsEmpty)
            _logs.Add(log);
        _reads.Add(new Read(log, log.Add(value), residual));
    }

    public ReadOnlySpan<Read> Between(int start, int end) => CollectionsMarshal.AsSpan(_reads)[start..end];

    /// <summary>Forgets the reads after a position.</summary>
    public void Truncate(int count) => CollectionsMarshal.SetCount(_reads, count);

    public void Clear()
    {
        if (_logs.Count == 0)
            return;
        _reads.Clear();
        if (_reads.Capacity > 4096)
            _reads.Capacity = 0;
        foreach (var log in _logs)
            log.Clear();
        _logs.Clear();
    }

    /// <exception cref="RunAbandonedException">Other workers run; the row is computed again when they have ended.</exception>
    private void RequireGraph()
    {
        if (!_mayChangeGraph)
            throw Interrupt(Interruption.Deferred);
    }

    private RunAbandonedException Interrupt(Interruption reason)
    {
        Interruption = reason;
        return new RunAbandonedException();
    }
}
