// SPDX-License-Identifier: Apache-2.0

using System.Net;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json.Nodes;
using Grpc.Core;
using Krt;
using Krt.Kubernetes.Api;
using Krt.Kubernetes.Api.Access;
using Krt.Kubernetes.Manifests;
using Syncer.Host.Serving;
using Syncer.Host.Serving.Xds;
using Syncer.Host.Tests.Cli;
using Syncer.Host.Tls;
using Syncer.Xds;
using TestKit.Kubernetes;

namespace Syncer.Host.Tests.Clusters;

/// <summary>Proxies with tokens that a real API server issued and reviews, over TLS (spec xds-addresses 3, 4).</summary>
[CancelAfter(60_000)]
public sealed class ProxyAuthenticationTests
{
    private static readonly NamespacedName Gateway = new("default", "edge");

    private KubeApiServer _kube = null!;
    private ClusterObjects _objects = null!;
    private ApiClient _api = null!;
    private TemporaryFolder _folder = null!;
    private string _kubeconfig = "";

    [OneTimeSetUp]
    public async Task StartCluster()
    {
        _kube = await KubeApiServer.StartAsync();
        _objects = new ClusterObjects(_kube.Kubeconfig);
        _api = new ApiClient(ClusterAccess.FromKubeconfig(_kube.Kubeconfig));
        _folder = new TemporaryFolder();
        await _objects.InstallAsync(ClusterObjects.DefinitionFiles);
        await _objects.ApplyAsync(
            string.Join("\n---\n", Manifest.GatewayClass, Manifest.Gateway("edge"), Manifest.Gateway("other"))
        );
        foreach (var account in new[] { "edge", "other" })
            await _objects.ApplyAsync(
                $"{{apiVersion: v1, kind: ServiceAccount, metadata: {{name: {account}, namespace: default}}}}"
            );
        _kubeconfig = await _objects.GrantAsync(_folder);
        var file = JsonNode.Parse(
            ManifestText.ToJson("kubeconfig", await File.ReadAllBytesAsync(_kube.Kubeconfig)).Span
        )!;
        file["contexts"]![0]!["context"]!["namespace"] = "krt-syncer";
        await File.WriteAllTextAsync(_kubeconfig, file.ToJsonString());
    }

    [OneTimeTearDown]
    public async Task StopCluster()
    {
        _api.Dispose();
        _objects.Dispose();
        _folder.Dispose();
        await _kube.DisposeAsync();
    }

    [TestCase("")]
    [TestCase(XdsServingOptions.KeySetOfCluster)]
    public async Task Serves_a_proxy_its_gateway_and_nobody_else(string keySet, CancellationToken cancellationToken)
    {
        await using var server = await ServeAsync(new() { Authenticate = true, KeySet = keySet }, cancellationToken);
        var token = await TokenOfAsync("edge");

        Assert.That(
            await ReceiveAsync(server, Gateway, token, cancellationToken),
            Does.Contain("listener/default/edge.http")
        );

        await AssertRefusedAsync(StatusCode.PermissionDenied, Gateway, await TokenOfAsync("other"));
        await AssertRefusedAsync(StatusCode.PermissionDenied, new("default", "other"), token);
        await AssertRefusedAsync(StatusCode.Unauthenticated, Gateway, await TokenOfAsync("edge", "kgateway"));
        await AssertRefusedAsync(StatusCode.Unauthenticated, Gateway, "garbage");
        await AssertRefusedAsync(StatusCode.Unauthenticated, Gateway, null);

        async Task AssertRefusedAsync(StatusCode status, NamespacedName gateway, string? shown)
        {
            var failure = await Assert.ThrowsAsync<RpcException>(() =>
                ReceiveAsync(server, gateway, shown, cancellationToken)
            );
            Assert.That(failure!.StatusCode, Is.EqualTo(status), failure.Status.Detail);
        }
    }

    [Test]
    public async Task Tells_an_outage_from_a_refusal(CancellationToken cancellationToken)
    {
        await using var proxy = new FaultyProxy(new IPEndPoint(IPAddress.Loopback, _kube.Address.Port));
        var kubeconfig = _folder.PathOf("through-proxy");
        var text = await File.ReadAllTextAsync(_kubeconfig, cancellationToken);
        await File.WriteAllTextAsync(
            kubeconfig,
            text.Replace($":{_kube.Address.Port}", $":{proxy.Address.Port}", StringComparison.Ordinal),
            cancellationToken
        );
        await using var server = await ServeAsync(new() { Authenticate = true }, cancellationToken, kubeconfig);
        var (reviewed, unknown) = (await TokenOfAsync("edge"), await TokenOfAsync("edge", hours: 2));
        await ReceiveAsync(server, Gateway, reviewed, cancellationToken);

        proxy.CutAfter = _ => 0;
        proxy.Reset();

        // One that was accepted a moment ago is remembered.
        Assert.That(await ReceiveAsync(server, Gateway, reviewed, cancellationToken), Is.Not.Empty);
        var failure = await Assert.ThrowsAsync<RpcException>(() =>
            ReceiveAsync(server, Gateway, unknown, cancellationToken)
        );
        Assert.That(failure!.StatusCode, Is.EqualTo(StatusCode.Unavailable), failure.Status.Detail);
    }

    [Test]
    public async Task Two_replicas_serve_one_authority_and_follow_its_replacement(CancellationToken cancellationToken)
    {
        var options = new XdsServingOptions
        {
            Mode = XdsMode.Tls,
            TlsSecret = "kgateway-xds-cert",
            TlsHosts = ["localhost"],
        };
        var starts = new[] { ServeAsync(options, cancellationToken), ServeAsync(options, cancellationToken) };
        await using var first = await starts[0];
        await using var second = await starts[1];
        var created = await AuthorityAsync();
        foreach (var server in new[] { first, second })
            Assert.That(await ReceiveAsync(server, Gateway, null, cancellationToken, created), Is.Not.Empty);

        await _objects.DeleteAsync("/api/v1/namespaces/krt-syncer/secrets/kgateway-xds-cert");

        foreach (var server in new[] { first, second })
        {
            while (true)
            {
                try
                {
                    await ReceiveAsync(server, Gateway, null, cancellationToken, await AuthorityAsync());
                    break;
                }
                catch (Exception e) when (e is RpcException or ApiException)
                {
                    await Task.Delay(TimeSpan.FromMilliseconds(50), cancellationToken);
                }
            }
        }
        Assert.That(await AuthorityAsync(), Is.Not.EqualTo(created));
    }

    [Test]
    public async Task Tells_the_owner_of_the_gateway_what_a_proxy_rejects(CancellationToken cancellationToken)
    {
        await using var server = await ServeAsync(new(), cancellationToken);
        using var client = new DeltaXdsClient(
            new DeltaXdsClientOptions
            {
                Address = new Uri($"http://{server.XdsAddress}"),
                Gateway = Gateway,
                Judge = (_, resource) =>
                    resource.Name.StartsWith("listener/", StringComparison.Ordinal)
                        ? new XdsDiagnostic(resource.Name, "does not please", null)
                        : null,
            }
        );
        await using var updates = client.WatchAsync(cancellationToken).GetAsyncEnumerator(cancellationToken);
        await updates.MoveNextAsync();
        await updates.MoveNextAsync();

        JsonNode? told = null;
        while (told is null)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), cancellationToken);
            var events = await _api.SendAsync(
                ApiRequest.Get("/apis/events.k8s.io/v1/namespaces/default/events"),
                cancellationToken
            );
            told = JsonNode.Parse(events.Span)!["items"]!
                .AsArray()
                .FirstOrDefault(item => $"{item!["reason"]}" == "AgentGatewayNackError");
        }

        Assert.That($"{told["regarding"]!["kind"]} {told["regarding"]!["name"]}", Is.EqualTo("Gateway edge"));
        Assert.That($"{told["regarding"]!["uid"]}", Is.Not.Empty);
        Assert.That($"{told["type"]}", Is.EqualTo("Warning"));
        Assert.That(
            $"{told["note"]}",
            Is.EqualTo("Gateway default/edge listener http: listener/default/edge.http: error: does not please")
        );
    }

    private async Task<ClusterServer> ServeAsync(
        XdsServingOptions xds,
        CancellationToken cancellationToken,
        string? kubeconfig = null
    )
    {
        var server = await ClusterServer.StartAsync(
            new ClusterServerOptions
            {
                Access = ClusterAccess.FromKubeconfig(kubeconfig ?? _kubeconfig),
                XdsAddress = new IPEndPoint(IPAddress.Loopback, 0),
                Xds = xds,
                WritesStatus = false,
                ConfigureLogging = _ => { },
            },
            cancellationToken
        );
        await server.WaitUntilServingAsync(cancellationToken);
        return server;
    }

    private async Task<string> TokenOfAsync(string account, string audience = "agentgateway", int hours = 1)
    {
        var body = Encoding.UTF8.GetBytes(
            $$"""{ "spec": { "audiences": ["{{audience}}"], "expirationSeconds": {{hours * 3600}} } }"""
        );
        var request = ApiRequest.Post($"/api/v1/namespaces/default/serviceaccounts/{account}/token", body);
        return (string)JsonNode.Parse((await _api.SendAsync(request)).Span)!["status"]!["token"]!;
    }

    private async Task<string> AuthorityAsync()
    {
        var secret = await _api.SendAsync(ApiRequest.Get("/api/v1/namespaces/krt-syncer/secrets/kgateway-xds-cert"));
        var data = JsonNode.Parse(secret.Span)!["data"]!;
        Assert.That(data["ca.key"], Is.Not.Null);
        return Encoding.UTF8.GetString(Convert.FromBase64String((string)data["ca.crt"]!));
    }

    /// <summary>Becomes ready and returns the names of what was received.</summary>
    private static async Task<string[]> ReceiveAsync(
        ClusterServer server,
        NamespacedName gateway,
        string? token,
        CancellationToken cancellationToken,
        string? authority = null
    )
    {
        using var handler = new SocketsHttpHandler();
        if (authority is not null)
        {
            var policy = new X509ChainPolicy
            {
                TrustMode = X509ChainTrustMode.CustomRootTrust,
                RevocationMode = X509RevocationMode.NoCheck,
            };
            policy.CustomTrustStore.ImportFromPem(authority);
            handler.SslOptions.CertificateChainPolicy = policy;
        }
        using var client = new DeltaXdsClient(
            new DeltaXdsClientOptions
            {
                Address = new Uri($"{(authority is null ? "http" : "https")}://localhost:{server.XdsAddress.Port}"),
                Gateway = gateway,
                Token = _ => ValueTask.FromResult(token),
                HttpHandler = handler,
            }
        );
        var unanswered = XdsResourceType.All.ToHashSet();
        await foreach (var update in client.WatchAsync(cancellationToken))
        {
            unanswered.Remove(update.Type);
            if (unanswered.Count == 0)
                break;
        }
        return [.. XdsResourceType.All.SelectMany(type => client.ResourcesOf(type).Keys)];
    }
}
