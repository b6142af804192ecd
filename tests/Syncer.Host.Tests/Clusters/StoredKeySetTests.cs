// SPDX-License-Identifier: Apache-2.0

using System.Net;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;
using Krt.Kubernetes.Api.Access;
using Krt.Kubernetes.Leases;
using Microsoft.AspNetCore.Http;
using Syncer.Host.Serving;
using Syncer.Host.Tests.Jwks;
using Syncer.Host.Tests.Serving;
using Syncer.Translation;
using Syncer.Translation.Policies.Jwks;
using TestKit.Kubernetes;

namespace Syncer.Host.Tests.Clusters;

/// <summary>Key sets in ConfigMaps of a cluster, kept under the permissions that are deployed.</summary>
[CancelAfter(240_000)]
public sealed class StoredKeySetTests
{
    private const string Namespace = "krt-syncer";
    private const string ConfigMaps = $"/api/v1/namespaces/{Namespace}/configmaps";
    private const string Component = "app.kubernetes.io/component";

    private static readonly TestAuthority Authority = TestAuthority.Create();
    private static readonly X509Certificate2 Certificate = Authority.Certify("localhost");

    private readonly TemporaryFolder _folder = new();
    private readonly List<ClusterServer> _servers = [];
    private KubeApiServer? _api;
    private ClusterObjects? _objects;
    private KeySetServer? _publisher;
    private string _granted = "";

    private ClusterObjects Objects => _objects!;

    private KeySetServer Publisher => _publisher!;

    [OneTimeSetUp]
    public async Task StartServerAsync()
    {
        var definitions = ClusterObjects.DefinitionFiles;
        _api = await KubeApiServer.StartAsync();
        _objects = new ClusterObjects(_api.Kubeconfig);
        await Objects.InstallAsync(definitions);
        await Objects.ApplyAsync(Manifest.GatewayClass);
        await Objects.ApplyAsync(Manifest.Gateway("blue"));
        await Objects.ApplyAsync(KeySetManifests.Trust(Authority));
        _granted = await Objects.GrantAsync(_folder);
    }

    [OneTimeTearDown]
    public async Task StopServerAsync()
    {
        _objects?.Dispose();
        _folder.Dispose();
        if (_api is not null)
            await _api.DisposeAsync();
        Certificate.Dispose();
        Authority.Dispose();
    }

    [SetUp]
    public async Task StartPublisherAsync()
    {
        _publisher = await KeySetServer.StartAsync(Certificate);
        await Objects.ApplyAsync(KeySetManifests.Backend(Publisher));
    }

    [TearDown]
    public async Task StopAsync()
    {
        foreach (var server in _servers.ToArray())
            await StopAsync(server);
        if (_publisher is not null)
            await _publisher.DisposeAsync();
    }

    [Property("Rule", "JW-11")]
    [Test]
    public async Task Reach_the_proxies_of_all_replicas(CancellationToken cancellationToken)
    {
        await Objects.ApplyAsync(KeySetManifests.Policy("shared", "keys"));
        var leader = await ServeAsync("leader", cancellationToken);
        await UntilAsync(() => leader.IsLeading, cancellationToken);
        var follower = await ServeAsync("follower", cancellationToken);
        await using var proxy = await ConnectAsync(follower, cancellationToken);
        await proxy.UntilAsync(proxy => proxy.KeysOf("shared") is [KeySetServer.KeySet]);

        Assert.That(follower.IsLeading, Is.False);
        Assert.That(Publisher.Requests, Is.EqualTo([$"GET /keys HTTP/1.1 localhost:{Publisher.Address.Port}"]));
        var kept = (await KeptAsync()).Single();
        var document = JsonNode.Parse((string)kept["data"]!["jwks-store"]!)!;
        Assert.That((string?)document["url"], Is.EqualTo(Publisher.UrlOf("localhost", "keys")));
        Assert.That((string?)document["jwks"], Is.EqualTo(KeySetServer.KeySet));
        Assert.That((string?)document["requestKey"], Does.Match("^[0-9a-f]{64}$"));
        Assert.That(
            DateTimeOffset.UtcNow - (DateTimeOffset)document["fetchedAt"]!,
            Is.InRange(TimeSpan.Zero, TimeSpan.FromMinutes(4))
        );
        Assert.That(
            (string?)kept["metadata"]!["name"],
            Is.EqualTo(KeySetConfigMaps.NameOf((string)document["requestKey"]!))
        );

        // Publisher and leader are gone: the keys are not, and they are fresh.
        Publisher.Answer = Refuse;
        await StopAsync(leader);
        await UntilAsync(() => follower.IsLeading, cancellationToken);
        var late = await ServeAsync("late", cancellationToken);
        await using var other = await ConnectAsync(late, cancellationToken);
        Assert.That(other.KeysOf("shared"), Is.EqualTo([KeySetServer.KeySet]));
        Assert.That(Publisher.Requests, Has.Count.EqualTo(1));

        await Objects.DeleteAsync("/apis/agentgateway.dev/v1alpha1/namespaces/default/agentgatewaypolicies/shared");
        await UntilAsync(async () => (await KeptAsync()).Length == 0, cancellationToken);
        await other.UntilAsync(proxy => proxy.KeysOf("shared") is null);
    }

    [Property("Rule", "JW-9")]
    [Test]
    public async Task Are_left_alone_by_a_replica_that_lost_the_lease(CancellationToken cancellationToken)
    {
        await Objects.ApplyAsync(KeySetManifests.Policy("lost", "before"));
        var server = await ServeAsync("loser", cancellationToken);
        await using var proxy = await ConnectAsync(server, cancellationToken);
        await proxy.UntilAsync(proxy => proxy.KeysOf("lost") is [KeySetServer.KeySet]);
        var before = await KeptAsync();

        await HoldLeaseAsync("thief");
        await UntilAsync(() => !server.IsLeading, cancellationToken);
        // What is kept is of no use any more, and what is needed is not there.
        await Objects.ApplyAsync(KeySetManifests.Policy("lost", "after"));
        await proxy.UntilAsync(proxy => proxy.KeysOf("lost") is []);
        await Task.Delay(TimeSpan.FromMilliseconds(500), cancellationToken);
        Assert.That(await KeptAsync(), Is.EqualTo(before).Using<JsonNode>(JsonNode.DeepEquals));
        Assert.That(Publisher.Requests, Has.None.Contains("/after"));

        await HoldLeaseAsync("");
        await proxy.UntilAsync(proxy => proxy.KeysOf("lost") is [KeySetServer.KeySet]);
        await UntilAsync(
            async () => (await KeptAsync()) is [var only] && UrlOf(only) == Publisher.UrlOf("localhost", "after"),
            cancellationToken
        );
        await Objects.DeleteAsync("/apis/agentgateway.dev/v1alpha1/namespaces/default/agentgatewaypolicies/lost");
        await UntilAsync(async () => (await KeptAsync()).Length == 0, cancellationToken);
    }

    [Property("Rule", "JW-12")]
    [Test]
    public async Task Of_others_are_moved_and_deleted_where_they_are_ours_to_keep(CancellationToken cancellationToken)
    {
        const string Moved = """{"keys":[{"kty":"EC","kid":"moved"}]}""";
        await using var plain = await KeySetServer.StartAsync();
        plain.Answer = Refuse;
        await Objects.ApplyAsync(
            KeySetManifests.Policy("moved", "keys").Replace("name: idp}", "name: plain}", StringComparison.Ordinal)
        );
        await Objects.ApplyAsync(
            KeySetManifests.Backend(plain).Replace("name: idp", "name: plain", StringComparison.Ordinal)
        );
        var legacy = new JsonObject { [plain.UrlOf("localhost", "keys")] = Moved };
        await KeepAsync("legacy", Component, legacy.ToJsonString());
        await KeepAsync("orphan", Component, $$"""{"https://orphan.example.com/":"{}"}""");
        await KeepAsync("unlabelled", "example.com/other", legacy.ToJsonString());
        await KeepAsync("legacy", Component, legacy.ToJsonString(), "default");

        var server = await ServeAsync("mover", cancellationToken);
        await using var proxy = await ConnectAsync(server, cancellationToken);
        await proxy.UntilAsync(proxy => proxy.KeysOf("moved") is [Moved]);
        await UntilAsync(async () => (await KeptAsync()).Length == 1, cancellationToken);

        var kept = (await KeptAsync()).Single();
        Assert.That((string?)kept["metadata"]!["name"], Does.StartWith("jwks-store-"));
        Assert.That(UrlOf(kept), Is.EqualTo(plain.UrlOf("localhost", "keys")));
        Assert.That(await Objects.FindAsync($"{ConfigMaps}/unlabelled"), Is.Not.Null);
        Assert.That(await Objects.FindAsync("/api/v1/namespaces/default/configmaps/legacy"), Is.Not.Null);
        await Objects.DeleteAsync("/apis/agentgateway.dev/v1alpha1/namespaces/default/agentgatewaypolicies/moved");
        await UntilAsync(async () => (await KeptAsync()).Length == 0, cancellationToken);
    }

    private static string? UrlOf(JsonNode configMap) =>
        (string?)JsonNode.Parse((string)configMap["data"]!["jwks-store"]!)!["url"];

    private static Task Refuse(HttpContext context)
    {
        context.Response.StatusCode = 503;
        return Task.CompletedTask;
    }

    private static Task UntilAsync(Func<bool> isMet, CancellationToken cancellationToken) =>
        UntilAsync(() => Task.FromResult(isMet()), cancellationToken);

    private static async Task UntilAsync(Func<Task<bool>> isMet, CancellationToken cancellationToken)
    {
        while (!await isMet())
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, cancellationToken);
    }

    private static async Task<Proxy> ConnectAsync(ClusterServer server, CancellationToken cancellationToken)
    {
        await server.WaitUntilServingAsync(cancellationToken);
        var proxy = new Proxy(server.XdsAddress, "blue", cancellationToken);
        await proxy.ConnectAsync();
        return proxy;
    }

    /// <summary>The ConfigMaps that are labelled as key sets.</summary>
    private async Task<JsonNode[]> KeptAsync()
    {
        var list = await Objects.FindAsync($"{ConfigMaps}?labelSelector={Component}%3Djwks-store");
        return [.. list!["items"]!.AsArray().Select(item => item!)];
    }

    private Task KeepAsync(string name, string label, string value, string ns = Namespace) =>
        Objects.ApplyAsync(
            new JsonObject
            {
                ["apiVersion"] = "v1",
                ["kind"] = "ConfigMap",
                ["metadata"] = new JsonObject
                {
                    ["name"] = name,
                    ["labels"] = new JsonObject { [label] = "jwks-store" },
                },
                ["data"] = new JsonObject { ["jwks-store"] = value },
            }.ToJsonString(),
            ns
        );

    /// <summary>Makes somebody else the holder of the lease for an hour, or nobody.</summary>
    private Task HoldLeaseAsync(string holder) =>
        Objects.PatchAsync(
            $"/apis/coordination.k8s.io/v1/namespaces/{Namespace}/leases/krt-syncer",
            $$$"""{"spec":{"holderIdentity":"{{{holder}}}","leaseDurationSeconds":3600}}"""
        );

    private async Task<ClusterServer> ServeAsync(string identity, CancellationToken cancellationToken)
    {
        var server = await ClusterServer.StartAsync(
            new ClusterServerOptions
            {
                Access = ClusterAccess.FromKubeconfig(_granted),
                XdsAddress = new IPEndPoint(IPAddress.Loopback, 0),
                Settings = new SyncerSettings { ControllerNamespace = Namespace },
                Lease = new LeaseElectorOptions
                {
                    Namespace = Namespace,
                    Name = "krt-syncer",
                    Identity = identity,
                    RetryPeriod = TimeSpan.FromMilliseconds(200),
                },
                ConfigureLogging = _ => { },
            },
            cancellationToken
        );
        _servers.Add(server);
        return server;
    }

    private ValueTask StopAsync(ClusterServer server)
    {
        _servers.Remove(server);
        return server.DisposeAsync();
    }
}
