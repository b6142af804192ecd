// SPDX-License-Identifier: Apache-2.0

using Grpc.Core;
using Krt;
using Syncer.Protos.Discovery;

namespace Syncer.Xds.Tests;

/// <summary>Clients that do what no proxy does. Each method is one of them, from its connection to its end.</summary>
internal sealed class BadProxies(XdsTestHost host, Random random, int gateways)
{
    private static readonly string[] Types =
    [
        XdsResourceType.Address.Url,
        XdsResourceType.Resource.Url,
        "type.googleapis.com/unknown",
        "",
    ];

    /// <summary>The first resource that one of them was sent and should not have been.</summary>
    public string? Violation { get; private set; }

    public async Task MisbehaveAsync(CancellationToken cancellationToken)
    {
        try
        {
            await (
                random.Next(5) switch
                {
                    0 => SendGarbageAsync(),
                    1 => StallAsync(cancellationToken),
                    2 => RejectAsync(cancellationToken),
                    3 => PretendAsync(cancellationToken),
                    _ => AskForAnythingAsync(cancellationToken),
                }
            );
        }
        catch (Exception e)
            when (e is RpcException or InvalidOperationException or OperationCanceledException or TimeoutException)
        {
            // The server ended it, which is its right.
        }
    }

    private async Task SendGarbageAsync()
    {
        using var stream = new GarbageStream(host.Address);
        if (random.Next(2) == 0)
            await stream.SendAsync(GarbageStream.FirstRequest(XdsResourceType.Resource, AnyGateway()));
        var bytes = new byte[random.Next(1, 200)];
        random.NextBytes(bytes);
        await stream.SendAsync(bytes);
        await stream.EndAsync();
    }

    private async Task StallAsync(CancellationToken cancellationToken)
    {
        using var stream = OpenAs(AnyGateway());
        await stream.Requests.WriteAsync(First(stream.Gateway, XdsResourceType.Address.Url), cancellationToken);
        await stream.Requests.WriteAsync(First(stream.Gateway, XdsResourceType.Resource.Url), cancellationToken);
        await Task.Delay(random.Next(200), cancellationToken);
    }

    private async Task RejectAsync(CancellationToken cancellationToken)
    {
        var gateway = AnyGateway();
        using var client = new DeltaXdsClient(
            new DeltaXdsClientOptions
            {
                Address = host.Address,
                Gateway = gateway,
                Token = _ => ValueTask.FromResult<string?>(gateway.ToString()),
                Judge = (_, resource) =>
                    resource.Name.GetHashCode(StringComparison.Ordinal) % 3 == 0
                        ? new XdsDiagnostic(resource.Name, "no", null)
                        : null,
            }
        );
        var updates = random.Next(1, 6);
        await foreach (var _ in client.WatchAsync(cancellationToken))
        {
            if (--updates == 0)
                return;
        }
    }

    /// <summary>Shows the token of one gateway and claims to be another one.</summary>
    private async Task PretendAsync(CancellationToken cancellationToken)
    {
        var own = AnyGateway();
        using var stream = OpenAs(own);
        var other = RandomRows.GatewayAt(random.Next(gateways + 2));
        await stream.Requests.WriteAsync(First(other, XdsResourceType.Resource.Url), cancellationToken);
        await WatchAsync(stream, other == own ? own : null, cancellationToken);
    }

    /// <summary>Any names, versions, nonces and nodes, in any order, from one gateway.</summary>
    private async Task AskForAnythingAsync(CancellationToken cancellationToken)
    {
        var own = AnyGateway();
        using var stream = OpenAs(own);
        await stream.Requests.WriteAsync(First(own, Types[random.Next(2)]), cancellationToken);
        var watching = WatchAsync(stream, own, cancellationToken);
        for (var request = random.Next(20); request > 0 && !watching.IsCompleted; request--)
            await stream.Requests.WriteAsync(AnyRequest(), cancellationToken);
        await Task.WhenAny(watching, Task.Delay(random.Next(100), cancellationToken));
    }

    private async Task WatchAsync(OpenStream stream, NamespacedName? served, CancellationToken cancellationToken)
    {
        while (await stream.Responses.MoveNext(cancellationToken))
        {
            var response = stream.Responses.Current;
            if (!XdsResourceType.TryFromUrl(response.TypeUrl, out var type))
            {
                Violation ??= $"a response of type {response.TypeUrl}";
                continue;
            }
            foreach (var resource in response.Resources)
            {
                var bytes = resource.Resource_.Value.Memory;
                var received = new ReceivedResource(resource.Name, resource.Version, bytes, type.Decode(bytes));
                if (served is not { } gateway || !RandomRows.MayBeSeen(received, gateway))
                    Violation ??= $"{served} was sent {resource.Name} of {RandomRows.OwnerOf(received.Message)}";
            }
        }
    }

    private DeltaDiscoveryRequest AnyRequest()
    {
        var request = new DeltaDiscoveryRequest { TypeUrl = Types[random.Next(Types.Length)] };
        if (random.Next(2) == 0)
            request.Node = XdsTestStream.NodeOf(AnyGateway());
        for (var i = random.Next(4); i > 0; i--)
            request.ResourceNamesSubscribe.Add(AnyName());
        for (var i = random.Next(3); i > 0; i--)
            request.ResourceNamesUnsubscribe.Add(AnyName());
        for (var i = random.Next(4); i > 0; i--)
            request.InitialResourceVersions[AnyName()] = $"{random.Next():x}";
        if (random.Next(3) == 0)
            request.ResponseNonce = $"{Guid.NewGuid()}";
        if (random.Next(4) == 0)
            request.ErrorDetail = new() { Message = """[{"key":"route/r1","error":"x"}]""" };
        return request;
    }

    private string AnyName() =>
        random.Next(6) switch
        {
            0 => "*",
            1 => "",
            2 => $"default/s{random.Next(40)}",
            _ => $"route/r{random.Next(40)}",
        };

    private NamespacedName AnyGateway() => RandomRows.GatewayAt(random.Next(gateways));

    private static DeltaDiscoveryRequest First(NamespacedName role, string typeUrl) =>
        new() { Node = XdsTestStream.NodeOf(role), TypeUrl = typeUrl };

    private OpenStream OpenAs(NamespacedName gateway) => new(host.Address, gateway);

    private sealed class OpenStream : IDisposable
    {
        private readonly Grpc.Net.Client.GrpcChannel _channel;
        private readonly AsyncDuplexStreamingCall<DeltaDiscoveryRequest, DeltaDiscoveryResponse> _call;

        public OpenStream(Uri address, NamespacedName gateway)
        {
            Gateway = gateway;
            _channel = Grpc.Net.Client.GrpcChannel.ForAddress(address);
            _call = new AggregatedDiscoveryService.AggregatedDiscoveryServiceClient(_channel).DeltaAggregatedResources(
                new Metadata { { "authorization", $"Bearer {gateway}" } }
            );
        }

        public NamespacedName Gateway { get; }

        public IClientStreamWriter<DeltaDiscoveryRequest> Requests => _call.RequestStream;

        public IAsyncStreamReader<DeltaDiscoveryResponse> Responses => _call.ResponseStream;

        public void Dispose()
        {
            _call.Dispose();
            _channel.Dispose();
        }
    }
}
