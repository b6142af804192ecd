// SPDX-License-Identifier: Apache-2.0

using System.Net;
using Grpc.Core;
using Grpc.Health.V1;
using Grpc.Net.Client;
using Syncer.Host.Serving;

namespace Syncer.Host.Tests.Serving.Endpoints;

[CancelAfter(120_000)]
public sealed class ServerPortsTests
{
    private TemporaryFolder? _folder;
    private ManifestServer? _server;

    private ManifestServer Server => _server!;

    [SetUp]
    public async Task Start()
    {
        _folder = new TemporaryFolder();
        _folder.Write("all.yaml", Manifest.GatewayClass, Manifest.Gateway("blue"));
        _server = await ManifestServer.StartAsync(
            new ManifestServerOptions
            {
                Manifests = [_folder.FullPath],
                XdsAddress = new IPEndPoint(IPAddress.Loopback, 0),
                HealthAddress = new IPEndPoint(IPAddress.Loopback, 0),
                MetricsAddress = new IPEndPoint(IPAddress.Loopback, 0),
                AdminAddress = new IPEndPoint(IPAddress.Loopback, 0),
                ConfigureLogging = _ => { },
            }
        );
    }

    [TearDown]
    public async Task Stop()
    {
        if (_server is not null)
            await _server.DisposeAsync();
        _folder?.Dispose();
    }

    [TestCase("livez")]
    [TestCase("healthz")]
    [TestCase("readyz")]
    public async Task Tell_health(string path) =>
        Assert.That(await GetAsync(Server.HealthAddress!, path), Is.EqualTo((HttpStatusCode.OK, "ok\n")));

    [Test]
    public async Task Answer_to_nothing_but_their_own()
    {
        var unknown = HttpStatusCode.NotFound;

        Assert.That((await GetAsync(Server.HealthAddress!, "metrics")).Status, Is.EqualTo(unknown));
        Assert.That((await GetAsync(Server.HealthAddress!, "debug/connections")).Status, Is.EqualTo(unknown));
        Assert.That((await GetAsync(Server.MetricsAddress!, "logging")).Status, Is.EqualTo(unknown));
        Assert.That((await GetAsync(Server.MetricsAddress!, "readyz")).Status, Is.EqualTo(unknown));
        Assert.That(
            (await GetAsync(Server.HealthAddress!, "metrics", host: $"{Server.MetricsAddress}")).Status,
            Is.EqualTo(unknown),
            "the Host header decides nothing"
        );
        Assert.That(
            (await GetAsync(Server.XdsAddress, "readyz", version: HttpVersion.Version20)).Status,
            Is.EqualTo(unknown)
        );
    }

    [TestCase("logging")]
    [TestCase("debug/connections")]
    public async Task Show_operators(string path) =>
        Assert.That((await GetAsync(Server.AdminAddress!, path)).Status, Is.EqualTo(HttpStatusCode.OK));

    [Test]
    public async Task Do_not_show_operators_under_any_name() =>
        Assert.That(
            (await GetAsync(Server.AdminAddress!, "debug/connections", host: "rebound.example.com")).Status,
            Is.EqualTo(HttpStatusCode.Forbidden)
        );

    [TestCase("")]
    [TestCase("envoy.service.discovery.v3.AggregatedDiscoveryService")]
    public async Task Tell_health_by_gRPC(string service, CancellationToken cancellationToken)
    {
        using var channel = GrpcChannel.ForAddress($"http://{Server.XdsAddress}");

        var health = await new Health.HealthClient(channel).CheckAsync(
            new HealthCheckRequest { Service = service },
            cancellationToken: cancellationToken
        );

        Assert.That(health.Status, Is.EqualTo(HealthCheckResponse.Types.ServingStatus.Serving));
    }

    [Test]
    public async Task Let_go_of_who_watches_health_at_shutdown(CancellationToken cancellationToken)
    {
        using var channel = GrpcChannel.ForAddress($"http://{Server.XdsAddress}");
        using var watch = new Health.HealthClient(channel).Watch(
            new HealthCheckRequest(),
            cancellationToken: cancellationToken
        );
        await watch.ResponseStream.MoveNext(cancellationToken);
        Assert.That(watch.ResponseStream.Current.Status, Is.EqualTo(HealthCheckResponse.Types.ServingStatus.Serving));

        var stopping = Server.DisposeAsync();
        _server = null;

        Assert.That(
            async () =>
            {
                while (await watch.ResponseStream.MoveNext(cancellationToken)) { }
            },
            Throws.TypeOf<RpcException>().With.Property("StatusCode").EqualTo(StatusCode.Unavailable)
        );
        await stopping;
    }

    private static async Task<(HttpStatusCode Status, string Text)> GetAsync(
        IPEndPoint address,
        string path,
        string? host = null,
        Version? version = null
    )
    {
        using var http = new HttpClient(new SocketsHttpHandler());
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri($"http://{address}/{path}"))
        {
            Version = version ?? HttpVersion.Version11,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };
        request.Headers.Host = host;
        using var response = await http.SendAsync(request);
        return (response.StatusCode, await response.Content.ReadAsStringAsync());
    }
}
