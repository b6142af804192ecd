// SPDX-License-Identifier: Apache-2.0

using Benchmarks.Dataflows;
using Benchmarks.Measuring;

namespace Benchmarks.Workloads;

/// <summary>Writes rows that did not exist, one by one, and waits at the end. An operation is one row.</summary>
internal sealed class NewRows<TRow>(IDataflow<TRow> flow, TRow[] rows) : IWorkload
{
    public int Operations => rows.Length;

    public void Run()
    {
        foreach (var row in rows)
            flow.Set(row);
        flow.Settle();
    }

    public void Dispose() => flow.Dispose();
}
