// SPDX-License-Identifier: Apache-2.0

using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using Krt.Kubernetes.Api;
using Krt.Kubernetes.Api.Access;
using Microsoft.Playwright;
using Syncer.Host.Tests.Admin;
using Syncer.Host.Tests.Cli;
using TestKit.Kubernetes;

namespace Syncer.Host.Tests.Clusters;

/// <summary>What a program that runs with a cluster tells of objects, of what is written to them, and of proxies that reject.</summary>
[CancelAfter(240_000)]
[FixtureLifeCycle(LifeCycle.SingleInstance)]
public sealed class LiveInspectionTests
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _admin = FreeAddress();
    private readonly string _xds = FreeAddress();
    private KubeApiServer _kube = null!;
    private ClusterObjects _objects = null!;
    private string _manifest = "";
    private SyncerProcess _server = null!;
    private SyncerProcess _rejecting = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        var definitions = ClusterObjects.DefinitionFiles;
        _kube = await KubeApiServer.StartAsync();
        _objects = new ClusterObjects(_kube.Kubeconfig);
        await _objects.InstallAsync(definitions);
        string[] documents =
        [
            Manifest.GatewayClass,
            Manifest.Gateway("live"),
            Manifest.Route("good", "live"),
            Manifest.Route("broken", "live", service: "missing"),
            // With all that an API server would fill in, so that it can be compared.
            """
                apiVersion: v1
                kind: Service
                metadata:
                  name: app
                spec:
                  clusterIP: 10.96.0.77
                  ipFamilies: [IPv4]
                  ports:
                    - port: 80
                      targetPort: 80
                """,
        ];
        _manifest = _folder.Write("all.yaml", documents);
        await _objects.ApplyAsync(string.Join("\n---\n", documents));
        _server = SyncerProcess.Start(
            "serve",
            "--kubeconfig",
            await _objects.GrantAsync(_folder),
            "--xds-address",
            _xds,
            "--xds-auth",
            "false",
            "--admin-address",
            _admin,
            "--lease-namespace",
            "krt-syncer"
        );
        using var late = new CancellationTokenSource(TimeSpan.FromSeconds(120));
        await _server.ReadThroughAsync("What a proxy receives", late.Token);
        _rejecting = Proxy("nack=route/default/good*");
        await _rejecting.ReadThroughAsync("Resource  route/", late.Token);
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        _rejecting?.Dispose();
        _server?.Dispose();
        _objects?.Dispose();
        if (_kube is not null)
            await _kube.DisposeAsync();
        _folder.Dispose();
    }

    [Test]
    public async Task Explain_tells_what_is_written_and_who_rejects_it(CancellationToken cancellationToken)
    {
        var json = await UntilAsync(
            "httproute",
            "good",
            explanation =>
                explanation["rejections"]!.AsArray().Count > 0
                && explanation["conditions"]!.AsArray().All(condition => (bool?)condition!["isWritten"] == true),
            cancellationToken
        );
        var text = await ExplainAsync(cancellationToken, "httproute", "good");
        var other = await ExplainAsync(cancellationToken, "httproute", "broken");

        Assert.That($"{json["rejections"]![0]!["name"]}", Is.EqualTo("route/default/good.00.http"));
        Assert.That(text.Output, Does.Contain("served to default/live, but 1 problem was found."));
        Assert.That(
            text.Output,
            Does.Match(
                @"! proxy \S+ of default/live rejected what it was sent: route/default/good\.00\.http: error: rejected on demand"
            )
        );
        Assert.That(
            text.Output,
            Does.Contain("\nRejections, the latest first\n  default/live  route/default/good.00.http  ")
        );
        Assert.That(other.Output, Does.Contain("! Gateway default/live: ResolvedRefs is False, BackendNotFound"));
        Assert.That(other.Output, Does.Not.Contain("Rejections, the latest first"), "it is not rejected itself");
    }

    [Test]
    public async Task Rejections_are_events_of_the_Gateway_that_name_the_object(CancellationToken cancellationToken)
    {
        using var api = new ApiClient(ClusterAccess.FromKubeconfig(_kube.Kubeconfig));
        JsonNode? found = null;
        while (found is null)
        {
            var list = await api.SendAsync(
                ApiRequest.Get("/apis/events.k8s.io/v1/namespaces/default/events"),
                cancellationToken
            );
            found = JsonNode.Parse(list.Span)!["items"]!
                .AsArray()
                .FirstOrDefault(item => $"{item!["reason"]}" == "AgentGatewayNackError");
            await Task.Delay(TimeSpan.FromMilliseconds(20), cancellationToken);
        }

        Assert.That(
            ($"{found["regarding"]!["kind"]}", $"{found["regarding"]!["name"]}", $"{found["type"]}"),
            Is.EqualTo(("Gateway", "live", "Warning"))
        );
        Assert.That($"{found["note"]}", Does.Contain("HTTPRoute default/good").And.Contain("rejected on demand"));
    }

    [Test]
    public async Task Diff_compares_manifests_with_what_runs(CancellationToken cancellationToken)
    {
        var changed = _folder.PathOf("changed.yaml");
        var text = await File.ReadAllTextAsync(_manifest, cancellationToken);
        await File.WriteAllTextAsync(changed, text.Replace("name: good", "name: better"), cancellationToken);

        var same = await SyncerProcess.RunAsync(cancellationToken, "diff", $"http://{_admin}", _manifest);
        var other = await SyncerProcess.RunAsync(cancellationToken, "diff", $"http://{_admin}", changed);

        // Every cluster has a Service for its API server, which manifests do not hold.
        const string own =
            "every gateway\n  - default/kubernetes.default.svc.cluster.local\n0 added, 1 removed, 0 changed.\n";
        Assert.That((same.ExitCode, same.Output), Is.EqualTo((3, own)), same.Error);
        Assert.That(other.ExitCode, Is.EqualTo(3));
        Assert.That(
            other.Output,
            Does.Contain("  + route/default/better.00.http\n").And.Contain("  - route/default/good.00.http\n")
        );
    }

    [Test]
    public async Task The_page_tells_all_of_it(CancellationToken cancellationToken)
    {
        await UntilAsync(
            "httproute",
            "good",
            explanation => explanation["rejections"]!.AsArray().Count > 0,
            cancellationToken
        );
        await using var browser = await Browser.StartAsync();
        var page = await browser.OpenAsync();

        await page.GotoAsync($"http://{_admin}/#overview");
        await Expect("#health").ToHaveTextAsync("ready");
        await Expect("#source").ToContainTextAsync("https://127.0.0.1:");
        await Expect("#tiles").ToContainTextAsync("writes statuses");
        await Expect("#kinds tr:has-text(\"HTTPRoute\") .badge").ToHaveTextAsync("watching");
        await Expect("#gateways").ToContainTextAsync("1 rejected");
        await Expect("#attention").ToContainTextAsync("rejected what it was sent: route/default/good.00.http");

        await page.GotoAsync($"http://{_admin}/#objects/httproute/default/good");
        await Expect("#explanation").ToContainTextAsync("Rejections, the latest first");
        await Assertions
            .Expect(page.Locator("#explanation tr:has-text(\"ResolvedRefs\") .badge").Last)
            .ToHaveTextAsync("written");

        await page.GotoAsync($"http://{_admin}/#proxies");
        await Expect("#connections").ToContainTextAsync("rejected");
        await Expect("#rejections").ToContainTextAsync("route/default/good.00.http: rejected on demand");

        ILocatorAssertions Expect(string selector) => Assertions.Expect(page.Locator(selector));
    }

    [Test]
    public async Task A_proxy_that_takes_it_is_told_apart(CancellationToken cancellationToken)
    {
        using var accepting = Proxy("all");
        await accepting.ReadThroughAsync("Resource  route/", cancellationToken);

        var json = await UntilAsync(
            "gateway",
            "live",
            explanation => explanation["proxies"]!.AsArray().Any(proxy => $"{proxy!["state"]}" == "acknowledged"),
            cancellationToken
        );

        Assert.That(
            json["proxies"]!.AsArray().Select(proxy => $"{proxy!["state"]}"),
            Is.EquivalentTo(["acknowledged", "rejected"])
        );
    }

    private SyncerProcess Proxy(string acknowledgements) =>
        SyncerProcess.Start(
            "xds",
            "--address",
            _xds,
            "--gateway",
            "default/live",
            "--ack",
            acknowledgements,
            "--watch"
        );

    private Task<ProcessResult> ExplainAsync(CancellationToken cancellationToken, params string[] arguments) =>
        SyncerProcess.RunAsync(cancellationToken, ["explain", .. arguments, "--admin", _admin]);

    /// <summary>Asks until the answer is as it should become.</summary>
    private async Task<JsonNode> UntilAsync(
        string kind,
        string name,
        Func<JsonNode, bool> isMet,
        CancellationToken cancellationToken
    )
    {
        while (true)
        {
            var result = await ExplainAsync(cancellationToken, kind, name, "--output", "json");
            Assert.That(result.ExitCode, Is.Zero, result.Error);
            if (isMet(result.Json))
                return result.Json;
        }
    }

    private static string FreeAddress()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return $"{probe.LocalEndpoint}";
    }
}
