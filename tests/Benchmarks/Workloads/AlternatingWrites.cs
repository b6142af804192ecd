// SPDX-License-Identifier: Apache-2.0

using Benchmarks.Dataflows;
using Benchmarks.Measuring;

namespace Benchmarks.Workloads;

/// <summary>
/// Writes rows one by one, each replacing another version of itself, and waits at the end. An operation is one write.
/// </summary>
internal sealed class AlternatingWrites<TRow>(IDataflow<TRow> flow, params TRow[][] versions) : IWorkload
{
    private readonly long _eventsBefore = flow.Events;
    private readonly long? _runsBefore = flow.Runs;
    private int _round;

    public int Operations => versions[0].Length;

    /// <summary>Whether events and runs per write are to be told.</summary>
    public bool TellsEvents { get; init; }

    public IEnumerable<(string Name, double Value, string Unit)> Facts
    {
        get
        {
            var writes = (double)_round * Operations;
            if (TellsEvents)
                yield return ("events", (flow.Events - _eventsBefore) / writes, "per write");
            if (TellsEvents && flow.Runs is { } runs)
                yield return ("runs", (runs - _runsBefore!.Value) / writes, "per write");
        }
    }

    public void Run()
    {
        foreach (var row in versions[_round++ % versions.Length])
            flow.Set(row);
        flow.Settle();
    }

    public void Dispose() => flow.Dispose();
}
