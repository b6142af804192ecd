// SPDX-License-Identifier: Apache-2.0

using System.Reactive.Subjects;

namespace Benchmarks.Dataflows;

/// <summary>A join on the caller's thread: what is written has been seen when the call returns.</summary>
internal sealed class JoinDataflow<TRow, TOut> : IDataflow<TRow>
{
    private readonly Subject<TRow> _input = new();
    private readonly IDisposable _subscription;

    /// <param name="build">Makes the events of written rows.</param>
    /// <param name="rows">Rows to begin with.</param>
    /// <param name="onRow">Called with each event.</param>
    public JoinDataflow(
        Func<IObservable<TRow>, IObservable<TOut>> build,
        IReadOnlyList<TRow> rows,
        Action<TOut>? onRow = null
    )
    {
        _subscription = build(_input)
            .Subscribe(row =>
            {
                onRow?.Invoke(row);
                Events++;
            });
        SetTogether(rows);
    }

    public long Events { get; private set; }

    public long? Runs => null;

    public void Set(TRow row) => _input.OnNext(row);

    public void SetTogether(IReadOnlyList<TRow> rows)
    {
        foreach (var row in rows)
            _input.OnNext(row);
    }

    public void Settle() { }

    public void Dispose()
    {
        _subscription.Dispose();
        _input.Dispose();
    }
}
