// SPDX-License-Identifier: Apache-2.0

using Benchmarks.Dataflows;
using Benchmarks.Measuring;
using Benchmarks.Worlds;

namespace Benchmarks.Workloads;

/// <summary>20,000 changes over some rows; counts the pairs that mix two states of the source.</summary>
internal sealed class DiamondChanges : IWorkload
{
    private const int Changes = 20_000;

    private readonly IDataflow<Versioned> _flow;
    private readonly Versioned[][] _rounds;
    private readonly long _eventsBefore;
    private int _round;
    private long _mixed;

    public DiamondChanges(int keys, Func<Versioned[], Action<VersionPair>, IDataflow<Versioned>> build)
    {
        _flow = build(Versioned.Range(keys, 0), pair => _mixed += pair.IsMixed ? 1 : 0);
        // The last version of one round differs from the first of the next, so that every write is a change.
        _rounds =
        [
            [.. Enumerable.Range(0, Changes).Select(change => Versioned.Of(change % keys, 1 + (change / keys)))],
            [.. Enumerable.Range(0, Changes).Select(change => Versioned.Of(change % keys, -1 - (change / keys)))],
        ];
        _eventsBefore = _flow.Events;
        _mixed = 0;
    }

    public int Operations => Changes;

    public IEnumerable<(string Name, double Value, string Unit)> Facts
    {
        get
        {
            var events = _flow.Events - _eventsBefore;
            yield return ("events", events / ((double)_round * Changes), "per write");
            yield return ("mixed", events == 0 ? 0 : 100.0 * _mixed / events, "%");
        }
    }

    public void Run()
    {
        foreach (var row in _rounds[_round++ % _rounds.Length])
            _flow.Set(row);
        _flow.Settle();
    }

    public void Dispose() => _flow.Dispose();
}
