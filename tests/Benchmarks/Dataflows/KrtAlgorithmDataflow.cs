// SPDX-License-Identifier: Apache-2.0

using Benchmarks.Baseline;
using Benchmarks.Worlds;

namespace Benchmarks.Dataflows;

/// <summary>A graph of krt's algorithm between one source and one observed collection.</summary>
internal sealed class KrtAlgorithmDataflow<TRow, TOut> : IDataflow<TRow>
    where TRow : class, IResource
    where TOut : class, IResource
{
    private readonly KrtRuntime _runtime;
    private readonly KrtStatic<TRow> _source;
    private readonly Func<long>? _runs;
    private Dictionary<string, TRow>? _whole;
    private long _events;

    public KrtAlgorithmDataflow(
        KrtRuntime runtime,
        KrtStatic<TRow> source,
        KrtCollection<TOut> output,
        Func<long>? runs = null,
        Action<TOut>? onRow = null
    )
    {
        _runtime = runtime;
        _source = source;
        _runs = runs;
        Output = output;
        output.RegisterBatch(events =>
        {
            if (onRow is not null)
            {
                foreach (var change in events)
                    onRow(change.Latest);
            }
            Volatile.Write(ref _events, _events + events.Count);
        });
        Settle();
    }

    public KrtCollection<TOut> Output { get; }

    public long Events => Volatile.Read(ref _events);

    public long? Runs => _runs?.Invoke();

    public void Set(TRow row) => _source.UpdateObject(row);

    // Several rows change together only where all rows are written.
    public void SetTogether(IReadOnlyList<TRow> rows)
    {
        _whole ??= _source.List().ToDictionary(row => row.ResourceName, StringComparer.Ordinal);
        foreach (var row in rows)
            _whole[row.ResourceName] = row;
        _source.Reset(_whole.Values);
    }

    public void Settle() => _runtime.Settle();

    public void Dispose() { }
}
