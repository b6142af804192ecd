// SPDX-License-Identifier: Apache-2.0

using Krt.Internal;

namespace Krt;

/// <summary>
/// Runs epochs: takes all queued writes, nets them per key, recomputes the rows they concern, and publishes every
/// collection at one new epoch. All members may be used from any thread.
/// </summary>
/// <remarks>
/// Within an epoch every row is computed at most once, after everything it reads; so no transform and no subscriber ever
/// sees two states mixed. Writes that arrive while an epoch runs form the next one: under load batches grow by themselves,
/// and an idle engine publishes a write at once.
/// </remarks>
public sealed partial class KrtEngine : IAsyncDisposable
{
    private readonly Propagator _propagator;

    /// <summary>Creates an engine; it runs until it is disposed.</summary>
    public KrtEngine(KrtEngineOptions? options = null) =>
        _propagator = new Propagator(options ?? new KrtEngineOptions());

    /// <summary>The epoch published last: the number of the last write it includes.</summary>
    public long Epoch => _propagator.Published.Epoch;

    /// <summary>The scope of collections that live as long as the engine.</summary>
    public KrtScope Root => _propagator.Root;

    /// <summary>Creates a scope, whose collections can be removed together.</summary>
    public KrtScope CreateScope(string name) => new(_propagator, name);

    /// <summary>Queues the writes of the callback as one and waits until they are published.</summary>
    /// <returns>The number of the write; the published epoch is that one or a later one.</returns>
    /// <exception cref="ObjectDisposedException">The engine was disposed before the writes were published.</exception>
    /// <exception cref="OperationCanceledException">Cancelled while waiting; the writes are published all the same.</exception>
    public async ValueTask<long> CommitAsync(Action<ITransaction> write, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(write);
        var transaction = new Transaction(_propagator);
        write(transaction);
        var number = _propagator.Submit(transaction.End(), transaction.ArrivedAt);
        await _propagator.WaitForAsync(number, cancellationToken).ConfigureAwait(false);
        return number;
    }

    /// <summary>Waits until the write of this number is published.</summary>
    /// <exception cref="ObjectDisposedException">The engine was disposed before.</exception>
    public ValueTask WaitForEpochAsync(long epoch, CancellationToken cancellationToken = default) =>
        _propagator.WaitForAsync(epoch, cancellationToken);

    /// <summary>Waits until nothing is queued and every change set has been delivered.</summary>
    /// <remarks>Not to be awaited by a subscriber, whose own delivery would never end.</remarks>
    /// <exception cref="ObjectDisposedException">The engine was disposed before.</exception>
    public ValueTask WhenSettledAsync(CancellationToken cancellationToken = default) =>
        _propagator.WhenSettledAsync(cancellationToken);

    /// <summary>All collections at the published epoch.</summary>
    /// <remarks>
    /// Waits for the epoch that is running when there is a collection whose rows nobody has read yet; otherwise for nothing.
    /// </remarks>
    public IKrtSnapshot TakeSnapshot() => _propagator.TakeSnapshot();

    /// <summary>Stops after the running epoch; subscriptions complete, and everything that waits ends with an exception.</summary>
    public ValueTask DisposeAsync() => _propagator.StopAsync();
}
