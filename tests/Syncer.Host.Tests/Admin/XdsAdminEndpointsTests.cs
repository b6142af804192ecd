// SPDX-License-Identifier: Apache-2.0

using System.Net;
using System.Text.Json.Nodes;
using Krt;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Syncer.Host.Admin;
using Syncer.Protos.Resources;
using Syncer.Xds;

namespace Syncer.Host.Tests.Admin;

/// <summary>What delta xDS does, as read over HTTP.</summary>
[CancelAfter(60_000)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class XdsAdminEndpointsTests : IAsyncDisposable
{
    private static readonly NamespacedName Gateway = new("default", "gateway");

    private readonly KrtEngine _engine = new();
    private WebApplication _application = null!;
    private HttpClient _http = null!;

    [SetUp]
    public async Task Start()
    {
        var resources = _engine.Root.Source<XdsResourceKey, XdsResource>();
        resources.Set(
            XdsResource.Encode(
                new(XdsResourceType.Resource, Gateway, "listener/l"),
                new Resource
                {
                    Listener = new()
                    {
                        Key = "l",
                        Tls = new() { PrivateKey = Google.Protobuf.ByteString.CopyFromUtf8("hidden") },
                    },
                }
            )
        );
        resources.MarkSynced();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.ConfigureXdsEndpoint(new IPEndPoint(IPAddress.Loopback, 0));
            kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http1);
        });
        builder.Services.AddDeltaXds(_ => resources);
        _application = builder.Build();
        _application.MapDeltaXds();
        _application.MapXdsAdmin();
        await _application.StartAsync();
        await _application.Services.GetRequiredService<DeltaXdsServer>().Synced;
        _http = new HttpClient(new SocketsHttpHandler()) { BaseAddress = new Uri(_application.Urls.Last()) };
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _application.DisposeAsync();
        await _engine.DisposeAsync();
    }

    [Test]
    public async Task Shows_what_a_gateway_is_served_without_secrets()
    {
        var gateways = await GetAsync("/snapshots/xds");
        Assert.That($"{gateways["gateways"]![0]}", Is.EqualTo("default/gateway"));

        var names = await GetAsync("/snapshots/xds?gateway=default/gateway");
        Assert.That($"{names["Resource"]![0]!["name"]}", Is.EqualTo("listener/l"));
        Assert.That(names["Resource"]![0]!["content"], Is.Null);

        var content = await GetAsync("/snapshots/xds?gateway=default/gateway&content");
        var tls = content["Resource"]![0]!["content"]!["listener"]!["tls"]!;
        Assert.That($"{tls["privateKey"]}", Is.EqualTo("(redacted)"));

        Assert.That((await GetAsync("/snapshots/xds?gateway=*"))["Resource"]!.AsArray(), Is.Empty);
        using var wrong = await _http.GetAsync("/snapshots/xds?gateway=none");
        Assert.That(wrong.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
    }

    [Test]
    public async Task Shows_connections_and_what_they_rejected(CancellationToken cancellationToken)
    {
        using var client = new DeltaXdsClient(
            new DeltaXdsClientOptions
            {
                Address = new Uri(_application.Urls.First()),
                Gateway = Gateway,
                Judge = (_, resource) => new XdsDiagnostic(resource.Name, "not this one", null),
            }
        );
        await using var updates = client.WatchAsync(cancellationToken).GetAsyncEnumerator(cancellationToken);
        await updates.MoveNextAsync();
        await updates.MoveNextAsync();

        var rejections = (await GetAsync("/debug/rejections")).AsArray();
        while (rejections.Count == 0)
            rejections = (await GetAsync("/debug/rejections")).AsArray();
        var connection = (await GetAsync("/debug/connections?pretty")).AsArray().Single()!;

        Assert.That($"{rejections.Single()!["diagnostics"]![0]!["error"]}", Is.EqualTo("not this one"));
        Assert.That($"{connection["gateway"]}", Is.EqualTo("default/gateway"));
        Assert.That($"{connection["watches"]![1]!["lastError"]}", Does.Contain("not this one"));
        Assert.That((long)connection["watches"]![1]!["bytes"]!, Is.Positive);
    }

    private async Task<JsonNode> GetAsync(string path) => JsonNode.Parse(await _http.GetStringAsync(path))!;
}
