// SPDX-License-Identifier: Apache-2.0

using Benchmarks.Dataflows;
using Benchmarks.Measuring;

namespace Benchmarks.Workloads;

/// <summary>
/// Writes rows together, so many per commit, each replacing another version of itself. An operation is one row.
/// </summary>
internal sealed class AlternatingCommits<TRow>(IDataflow<TRow> flow, int rowsPerCommit, params TRow[][] versions)
    : IWorkload
{
    private readonly TRow[][][] _commits = [.. versions.Select(rows => rows.Chunk(rowsPerCommit).ToArray())];
    private readonly long? _runsBefore = flow.Runs;
    private int _round;

    public int Operations => versions[0].Length;

    public IEnumerable<(string Name, double Value, string Unit)> Facts
    {
        get
        {
            if (flow.Runs is { } runs)
                yield return (
                    "runs",
                    (runs - _runsBefore!.Value) / (double)(_round * _commits[0].Length),
                    "per commit"
                );
        }
    }

    public void Run()
    {
        foreach (var rows in _commits[_round++ % _commits.Length])
            flow.SetTogether(rows);
        flow.Settle();
    }

    public void Dispose() => flow.Dispose();
}
