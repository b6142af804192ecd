// SPDX-License-Identifier: Apache-2.0

using System.Runtime.CompilerServices;
using Grpc.Core;
using Grpc.Net.Client;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Syncer.Protos.Discovery;

namespace Syncer.Xds;

/// <summary>
/// A delta xDS client that behaves on the wire as the data plane does (spec xds-addresses 1.2): one stream, all types by
/// wildcard, one reply to each response, versions of what it holds when it connects again.
/// </summary>
/// <remarks>
/// Not thread-safe: one <see cref="WatchAsync"/> runs at a time, and what the client holds is to be read by whoever
/// enumerates it, between two updates. While an update is being looked at, the next response waits.
/// </remarks>
public sealed partial class DeltaXdsClient : IDisposable
{
    private const int LargestResponse = 200 * 1024 * 1024;

    private readonly DeltaXdsClientOptions _options;
    private readonly ClientState _state;
    private readonly GrpcChannel _channel;
    private readonly ILogger _logger;

    /// <summary>Creates a client; it connects when it is first enumerated.</summary>
    public DeltaXdsClient(DeltaXdsClientOptions options)
    {
        _options = options;
        _state = new ClientState(options.Judge);
        _logger = options.LoggerFactory?.CreateLogger<DeltaXdsClient>() ?? NullLogger<DeltaXdsClient>.Instance;
        _channel = GrpcChannel.ForAddress(
            options.Address,
            new GrpcChannelOptions
            {
                HttpHandler =
                    options.HttpHandler ?? new SocketsHttpHandler { ConnectTimeout = TimeSpan.FromSeconds(10) },
                DisposeHttpClient = options.HttpHandler is null,
                MaxReceiveMessageSize = LargestResponse,
                MaxSendMessageSize = null,
            }
        );
    }

    /// <summary>What the client holds of a type, by wire name; it stays when a stream ends.</summary>
    public IReadOnlyDictionary<string, ReceivedResource> ResourcesOf(XdsResourceType type) => _state.Of(type);

    /// <summary>
    /// Connects and returns each response once it has been applied and replied to. Enumerating again connects again, with
    /// the versions of what is held.
    /// </summary>
    /// <param name="cancellationToken">Ends the stream.</param>
    /// <exception cref="RpcException">
    /// The stream could not be opened or ended otherwise than with OK, and <see cref="DeltaXdsClientOptions.Reconnect"/> is
    /// off.
    /// </exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public async IAsyncEnumerable<XdsUpdate> WatchAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var backoff = new ReconnectBackoff();
        while (true)
        {
            using var stream = await OpenAsync(cancellationToken);
            while (await stream.TryReceiveAsync(cancellationToken))
            {
                backoff.OnResponse();
                var update = Apply(stream.Current);
                var reply = ClientRequests.Reply(stream.Current, update?.Rejected ?? []);
                if (_options.Replies)
                    await stream.TrySendAsync(reply, cancellationToken);
                if (update is not null)
                    yield return update;
            }

            if (!_options.Reconnect && stream.End.StatusCode != StatusCode.OK)
                throw new RpcException(stream.End);
            if (!_options.Reconnect)
                yield break;
            var pause = backoff.PauseAfter(stream.End);
            Log.ClientDisconnected(_logger, _options.Address, stream.End.StatusCode, stream.End.Detail, pause);
            await Task.Delay(pause, _options.TimeProvider, cancellationToken);
        }
    }

    /// <summary>Closes the connection.</summary>
    public void Dispose() => _channel.Dispose();

    private async Task<ClientStream> OpenAsync(CancellationToken cancellationToken)
    {
        var headers = new Metadata { { "clusterid", _options.ClusterId } };
        if (_options.Token is not null && await _options.Token(cancellationToken) is { } token)
            headers.Add("authorization", $"Bearer {token}");

        var service = new AggregatedDiscoveryService.AggregatedDiscoveryServiceClient(_channel);
        var stream = new ClientStream(service.DeltaAggregatedResources(headers, null, cancellationToken));
        foreach (var type in XdsResourceType.All)
        {
            var first = ClientRequests.First(_options, _state, type);
            if (!await stream.TrySendAsync(first, cancellationToken))
                return stream;
        }
        Log.ClientConnected(_logger, _options.Address, _options.Gateway);
        return stream;
    }

    private XdsUpdate? Apply(DeltaDiscoveryResponse response)
    {
        if (!XdsResourceType.TryFromUrl(response.TypeUrl, out var type))
        {
            Log.ClientIgnoresType(_logger, response.TypeUrl);
            return null;
        }
        var update = _state.Apply(type, response);
        foreach (var complaint in update.Rejected)
            Log.ClientRejects(_logger, response.TypeUrl, complaint);
        return update;
    }
}
