// SPDX-License-Identifier: Apache-2.0

using Grpc.Core;
using Syncer.Protos.Discovery;
using Status = Grpc.Core.Status;

namespace Syncer.Xds;

/// <summary>One stream of a client, with its end as a value instead of an exception.</summary>
internal sealed class ClientStream(AsyncDuplexStreamingCall<DeltaDiscoveryRequest, DeltaDiscoveryResponse> call)
    : IDisposable
{
    /// <summary>How the stream ended, once a method has answered that it did.</summary>
    public Status End { get; private set; }

    public DeltaDiscoveryResponse Current => call.ResponseStream.Current;

    public Task<bool> TrySendAsync(DeltaDiscoveryRequest request, CancellationToken cancellationToken) =>
        UnlessEndedAsync(
            async () =>
            {
                await call.RequestStream.WriteAsync(request, cancellationToken);
                return true;
            },
            cancellationToken
        );

    public Task<bool> TryReceiveAsync(CancellationToken cancellationToken) =>
        UnlessEndedAsync(() => call.ResponseStream.MoveNext(cancellationToken), cancellationToken);

    public void Dispose() => call.Dispose();

    private async Task<bool> UnlessEndedAsync(Func<Task<bool>> step, CancellationToken cancellationToken)
    {
        try
        {
            return await step();
        }
        catch (RpcException error)
        {
            cancellationToken.ThrowIfCancellationRequested();
            End = error.Status;
            return false;
        }
        catch (InvalidOperationException) when (!cancellationToken.IsCancellationRequested)
        {
            // A request cannot be written because the call has completed.
            End = call.GetStatus();
            return false;
        }
    }
}
