// SPDX-License-Identifier: Apache-2.0

using Benchmarks.Dataflows;
using Benchmarks.Measuring;

namespace Benchmarks.Workloads;

/// <summary>Writes a row, waits until its event has been observed, and only then writes the next. An operation is one row.</summary>
internal sealed class OneAtATime<TRow>(IDataflow<TRow> flow, params TRow[][] versions) : IWorkload
{
    private int _round;

    public int Operations => versions[0].Length;

    public void Run()
    {
        foreach (var row in versions[_round++ % versions.Length])
        {
            var seen = flow.Events;
            flow.Set(row);
            // Never sleeps: a sleep is longer than what is measured.
            for (var wait = new SpinWait(); flow.Events == seen; )
                wait.SpinOnce(sleep1Threshold: -1);
        }
    }

    public void Dispose() => flow.Dispose();
}
