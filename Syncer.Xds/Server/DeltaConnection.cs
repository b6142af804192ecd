// SPDX-License-Identifier: Apache-2.0

using System.Threading.Channels;
using Grpc.Core;
using Krt;
using Syncer.Protos.Discovery;
using Status = Grpc.Core.Status;

namespace Syncer.Xds;

/// <summary>
/// One stream. A reading task turns requests into changes of the watches; the caller of <see cref="ServeAsync"/> is the only
/// one that writes, whenever a request or an epoch woke it.
/// </summary>
internal sealed partial class DeltaConnection : IDisposable
{
    private readonly DeltaXdsServer _server;
    private readonly XdsNode _node;
    private readonly NamespacedName? _gateway;
    private readonly string _peer;
    private readonly DateTimeOffset _connectedAt;
    private readonly FeedCursor _cursor;
    private readonly WatchTable _watches;
    private readonly CancellationTokenSource _sendTimedOut = new();
    private readonly ITimer _sendTimer;

    // One waiting wake-up says all there is to say: whoever takes it reads everything that is new.
    private readonly Channel<bool> _wakeUps = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true }
    );

    public DeltaConnection(DeltaXdsServer server, string id, XdsNode node, NamespacedName? gateway, string peer)
    {
        Id = id;
        _server = server;
        _node = node;
        _gateway = gateway;
        _peer = peer;
        _connectedAt = server.Time.GetUtcNow();
        _sendTimer = server.Time.CreateTimer(
            static source => ((CancellationTokenSource)source!).Cancel(),
            _sendTimedOut,
            Timeout.InfiniteTimeSpan,
            Timeout.InfiniteTimeSpan
        );
        _cursor = server.Feed.CreateCursor(gateway, WakeUp);
        _watches = new WatchTable(_cursor);
        Log.Connected(server.Logger, id, gateway, peer);
    }

    public string Id { get; }

    public XdsConnectionState State => new(Id, _node.Id, _gateway, _peer, _connectedAt, _watches.States());

    /// <summary>Serves until one side ends the stream, and says with which status. Never throws because of the other end.</summary>
    public async Task<Status> ServeAsync(
        DeltaDiscoveryRequest first,
        IAsyncStreamReader<DeltaDiscoveryRequest> requests,
        IServerStreamWriter<DeltaDiscoveryResponse> responses,
        StreamLifetime lifetime
    )
    {
        Receive(first);
        var reading = ReceiveAllAsync(requests, lifetime.Ended);
        var status = XdsStatus.ConnectionLost;
        try
        {
            await SendAllAsync(responses, lifetime.Ended);
            status = XdsStatus.RequestsCompleted;
        }
        catch (OperationCanceledException) when (_sendTimedOut.IsCancellationRequested)
        {
            Log.SendTimedOut(_server.Logger, Id, _server.Options.SendTimeout);
            status = XdsStatus.SendTimedOut;
        }
        catch (OperationCanceledException) when (lifetime.IsShuttingDown)
        {
            status = XdsStatus.ShuttingDown;
        }
        catch (Exception) when (lifetime.IsClientGone) { }
        catch (IOException) { }
        catch (RpcException error)
        {
            status = error.Status;
        }
        finally
        {
            lifetime.End();
            await reading;
            Log.Disconnected(_server.Logger, Id, status.StatusCode, status.Detail);
        }
        return status;
    }

    public void Dispose()
    {
        _server.OnDisconnected(this);
        _cursor.Dispose();
        _sendTimer.Dispose();
        _sendTimedOut.Dispose();
    }

    private void WakeUp() => _wakeUps.Writer.TryWrite(true);

    private async Task ReceiveAllAsync(
        IAsyncStreamReader<DeltaDiscoveryRequest> requests,
        CancellationToken cancellationToken
    )
    {
        try
        {
            while (await requests.MoveNext(cancellationToken))
                Receive(requests.Current);
            _wakeUps.Writer.TryComplete();
        }
#pragma warning disable CA1031 // Whatever it is, the sending side throws it.
        catch (Exception error)
#pragma warning restore CA1031
        {
            _wakeUps.Writer.TryComplete(error);
        }
    }

    private async Task SendAllAsync(
        IServerStreamWriter<DeltaDiscoveryResponse> responses,
        CancellationToken cancellationToken
    )
    {
        while (await _wakeUps.Reader.WaitToReadAsync(cancellationToken))
        {
            _wakeUps.Reader.TryRead(out _);
            foreach (var delta in _watches.Collect())
            {
                foreach (var response in ResponseSplitter.Split(delta, _server.Options.ResponseSizeThreshold))
                    await SendAsync(delta, response, responses);
            }
        }
    }

    private async Task SendAsync(
        TypeDelta delta,
        DeltaDiscoveryResponse response,
        IServerStreamWriter<DeltaDiscoveryResponse> responses
    )
    {
        _watches.OnSending(delta.Watch, response, _server.Time.GetUtcNow());
        _server.Metrics.RecordResponse(delta.Watch.Type, response);
        Log.Sending(
            _server.Logger,
            response.TypeUrl,
            response.Resources.Count,
            response.RemovedResources.Count,
            delta.Epoch,
            Id
        );
        _sendTimer.Change(_server.Options.SendTimeout, Timeout.InfiniteTimeSpan);
        await responses.WriteAsync(response, _sendTimedOut.Token);
        _sendTimer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }
}
