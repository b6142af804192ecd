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

/// <summary>One read of a run: a value through a routing table, or a posting itself.</summary>
internal readonly partial struct Read(ReadLog? log, int position, Posting? posting, object? residual)
{
    public object? Residual { get; } = residual;

    public Posting Posting => posting ?? log!.At(position);
}

/// <summary>What the runs of one worker have read, one run after the other.</summary>
internal sealed class ReadRecorder(ReadTracker tracker, int worker)
{
    private readonly List<Read> _reads = [];
    private readonly List<ReadLog> _logs = [];
    private bool _mayChangeGraph;

    public CollectionNode Owner => tracker.Owner;

    public Interruption Interruption { get; private set; }

    /// <summary>What the run has to wait for when it is parked.</summary>
    public FetchEdge? ParkedOn { get; private set; }

    /// <summary>Whether the run asked for its previous output to stay.</summary>
    public bool KeepsPrevious { get; set; }

    public int Count => _reads.Count;

    public void Begin(bool mayChangeGraph)
    {
        _mayChangeGraph = mayChangeGraph;
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

    public void Record<TValue, T>(ValueRouting<TValue, T> routing, TValue value, object? residual)
        where TValue : notnull
        where T : class
    {
        var log = routing.LogOf(worker);
        if (log.IsEmpty)
            _logs.Add(log);
        _reads.Add(new Read(log, log.Add(value), null, residual));
    }

    public void Record(Posting posting, object? residual) => _reads.Add(new Read(null, 0, posting, residual));

    public ReadOnlySpan<Read> Between(int start, int end) => CollectionsMarshal.AsSpan(_reads)[start..end];

    /// <summary>Forgets the reads after a position.</summary>
    public void Truncate(int count) => CollectionsMarshal.SetCount(_reads, count);

    public void Clear()
    {
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
