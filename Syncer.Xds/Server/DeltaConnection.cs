// SPDX-License-Identifier: Apache-2.0

using System.Threading.Channels;
using Grpc.Core;
using Krt;
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
    private readonly string? _caller;
    private readonly string _peer;
    private readonly DateTimeOffset _connectedAt;
    private readonly FeedCursor _cursor;
    private readonly WatchTable _watches;
    private readonly PushTraces _traces;

    // One waiting wake-up says all there is to say: whoever takes it reads everything that is new.
    private readonly Channel<bool> _wakeUps = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true }
    );

    // Of the oldest change that has not been collected yet.
    private ChangeTimes? _changed;

    public DeltaConnection(
        DeltaXdsServer server,
        string id,
        XdsNode node,
        NamespacedName? gateway,
        string? caller,
        string peer
    )
    {
        Id = id;
        _server = server;
        _node = node;
        _gateway = gateway;
        _caller = caller;
        _peer = peer;
        _connectedAt = server.Time.GetUtcNow();
        _cursor = server.Feed.CreateCursor(gateway, OnChanged);
        _watches = new WatchTable(_cursor);
        _traces = new PushTraces(id, gateway);
        Log.Connected(server.Logger, id, gateway, peer);
    }

    public string Id { get; }

    public bool HasErrors => _watches.HasErrors;

    public XdsConnectionState State =>
        new()
        {
            Id = Id,
            NodeId = _node.Id,
            Gateway = _gateway,
            Caller = _caller,
            Peer = _peer,
            ConnectedAt = _connectedAt,
            Watches = _watches.States(),
        };

    /// <summary>Serves until one side ends the stream, and says with which status. Never throws because of the other end.</summary>
    public async Task<Status> ServeAsync(
        DeltaRequest first,
        IAsyncStreamReader<DeltaRequest> requests,
        ResponseStream responses,
        StreamLifetime lifetime
    )
    {
        Receive(first);
        var reading = ReceiveAllAsync(requests, lifetime);
        try
        {
            await SendAllAsync(responses, lifetime);
        }
        catch (Exception e) when (lifetime.HasEnded || e is OperationCanceledException or IOException) { }
        catch (RpcException error)
        {
            lifetime.End(error.Status);
        }
        finally
        {
            lifetime.End(XdsStatus.ConnectionLost);
            await reading;
        }
        if (lifetime.Status.Equals(XdsStatus.SendTimedOut))
            Log.SendTimedOut(_server.Logger, Id, _server.Options.SendTimeout);
        Log.Disconnected(_server.Logger, Id, lifetime.Status.StatusCode, lifetime.Status.Detail);
        return lifetime.Status;
    }

    public void Dispose()
    {
        _server.OnDisconnected(this);
        _cursor.Dispose();
        _watches.Dispose();
        TakeChanged();
        _traces.Dispose();
    }

    private void OnChanged(ChangeTimes times)
    {
        if (Interlocked.CompareExchange(ref _changed, times, null) is null)
            _server.Metrics.RecordQueued(1);
        _traces.OnChanged();
        WakeUp();
    }

    private void WakeUp() => _wakeUps.Writer.TryWrite(true);

    private ChangeTimes? TakeChanged()
    {
        var changed = Interlocked.Exchange(ref _changed, null);
        if (changed is not null)
            _server.Metrics.RecordQueued(-1);
        return changed;
    }

    private async Task ReceiveAllAsync(IAsyncStreamReader<DeltaRequest> requests, StreamLifetime lifetime)
    {
        var rate = new RequestRate(_server.Options.RequestsPerSecond, _server.Time);
        try
        {
            while (await requests.MoveNext(lifetime.Ended))
            {
                if (rate.TryCount())
                    Receive(requests.Current);
                else
                    lifetime.End(XdsStatus.TooManyRequests);
            }
            lifetime.End(XdsStatus.RequestsCompleted);
        }
        catch (RpcException error)
        {
            lifetime.End(error.Status);
        }
        catch (InvalidDataException)
        {
            lifetime.End(XdsStatus.Malformed);
        }
#pragma warning disable CA1031 // Whatever it is, nothing more can be read.
        catch
#pragma warning restore CA1031
        {
            lifetime.End(XdsStatus.ConnectionLost);
        }
    }

    private async Task SendAllAsync(ResponseStream responses, StreamLifetime lifetime)
    {
        using var patience = _server.Time.CreateTimer(
            static lifetime => ((StreamLifetime)lifetime!).End(XdsStatus.SendTimedOut),
            lifetime,
            Timeout.InfiniteTimeSpan,
            Timeout.InfiniteTimeSpan
        );
        while (await _wakeUps.Reader.WaitToReadAsync(lifetime.Ended))
        {
            _wakeUps.Reader.TryRead(out _);
            using var turn = _watches.MustAnswerFromNothing
                ? await _server.FirstAnswers.BeginAsync(lifetime.Ended)
                : null;
            var changed = TakeChanged();
            var causes = _traces.TakeCauses();
            foreach (var delta in _watches.Collect())
            {
                foreach (var response in ResponseSplitter.Split(delta, _server.Options.ResponseSizeThreshold))
                {
                    _watches.OnSending(delta.Watch, response, changed, _server.Time.GetUtcNow());
                    Log.Sending(
                        _server.Logger,
                        response.Type.Url,
                        response.Resources.Count,
                        response.Removed.Count,
                        delta.Epoch,
                        Id
                    );
                    var started = _server.Time.GetTimestamp();
                    patience.Change(_server.Options.SendTimeout, Timeout.InfiniteTimeSpan);
                    _traces.Begin(response, causes);
                    await responses.WriteAsync(response, lifetime.Ended);
                    patience.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
                    _server.Metrics.RecordResponse(response, changed, started);
                }
            }
        }
    }
}
