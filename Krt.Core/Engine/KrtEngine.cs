// SPDX-License-Identifier: Apache-2.0

namespace Krt;

/// <summary>
/// Runs epochs: takes all queued writes, nets them per key, recomputes the rows they concern, and publishes every
/// collection at one new epoch. All members may be used from any thread.
/// </summary>
public sealed class KrtEngine : IAsyncDisposable
{
    /// <summary>Creates an engine; it runs until it is disposed.</summary>
    public KrtEngine(KrtEngineOptions? options = null) { }

    /// <summary>The epoch published last: the number of the last write it includes.</summary>
    public long Epoch => throw null!;

    /// <summary>The scope of collections that live as long as the engine.</summary>
    public KrtScope Root => throw null!;

    /// <summary>Queues the writes of the callback as one and waits until they are published.</summary>
    /// <returns>The number of the write; the published epoch is that one or a later one.</returns>
    public ValueTask<long> CommitAsync(Action<ITransaction> write, CancellationToken cancellationToken = default) =>
        throw null!;

    /// <summary>Waits until the write of this number is published.</summary>
    public ValueTask WaitForEpochAsync(long epoch, CancellationToken cancellationToken = default) => throw null!;

    /// <summary>Waits until nothing is queued and every change set has been delivered.</summary>
    public ValueTask WhenSettledAsync(CancellationToken cancellationToken = default) => throw null!;

    /// <summary>All collections at the published epoch.</summary>
    public IKrtSnapshot TakeSnapshot() => throw null!;

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => throw null!;
}
