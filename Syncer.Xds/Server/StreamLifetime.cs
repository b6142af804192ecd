// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Xds;

/// <summary>What ends a stream: the client, the shutdown of the process, or the server when it is through with it.</summary>
internal sealed class StreamLifetime(CancellationToken clientGone, CancellationToken shuttingDown) : IDisposable
{
    private readonly CancellationTokenSource _ended = CancellationTokenSource.CreateLinkedTokenSource(
        clientGone,
        shuttingDown
    );

    public CancellationToken Ended => _ended.Token;

    public bool IsClientGone => clientGone.IsCancellationRequested;

    public bool IsShuttingDown => shuttingDown.IsCancellationRequested;

    public void End() => _ended.Cancel();

    public void Dispose() => _ended.Dispose();
}
