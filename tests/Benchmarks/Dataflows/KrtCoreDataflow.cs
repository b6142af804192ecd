// SPDX-License-Identifier: Apache-2.0

using Krt;

namespace Benchmarks.Dataflows;

/// <summary>A graph of Krt.Core between one source and one observed collection.</summary>
internal sealed class KrtCoreDataflow<TRow, TOut> : IDataflow<TRow>
    where TRow : class
    where TOut : class
{
    private readonly KrtEngine _engine;
    private readonly SourceCollection<NamespacedName, TRow> _source;
    private readonly IDisposable _subscription;
    private readonly RunCounter? _runs;
    private readonly Action<ITransaction> _write;
    private IReadOnlyList<TRow> _rows = [];
    private long _events;

    public KrtCoreDataflow(
        KrtEngine engine,
        SourceCollection<NamespacedName, TRow> source,
        IKrtCollection<NamespacedName, TOut> output,
        RunCounter? runs = null,
        Action<TOut>? onRow = null
    )
    {
        _engine = engine;
        _source = source;
        _runs = runs;
        _write = transaction =>
        {
            foreach (var row in _rows)
                transaction.Set(_source, row);
        };
        Output = output;
        _subscription = output
            .Connect()
            .Subscribe(set =>
            {
                if (onRow is not null)
                {
                    foreach (var change in set.Span)
                        onRow(change.Latest);
                }
                Volatile.Write(ref _events, _events + set.Count);
            });
        Settle();
    }

    public IKrtCollection<NamespacedName, TOut> Output { get; }

    public long Events => Volatile.Read(ref _events);

    public long? Runs => _runs?.Count;

    public void Set(TRow row) => _source.Set(row);

    public void SetTogether(IReadOnlyList<TRow> rows)
    {
        _rows = rows;
        _engine.CommitAsync(_write).AsTask().GetAwaiter().GetResult();
    }

    public void Settle() => _engine.WhenSettledAsync().AsTask().GetAwaiter().GetResult();

    public void Dispose()
    {
        _subscription.Dispose();
        _engine.DisposeAsync().AsTask().GetAwaiter().GetResult();
    }
}
