// SPDX-License-Identifier: Apache-2.0

using System.Net;
using System.Text.Json;
using Syncer.Host.Inspection;
using Syncer.Host.Serving;
using Syncer.Host.Tests.Cli;
using Syncer.Host.Tests.Inspection;

namespace Syncer.Host.Tests.Admin;

/// <summary>What the port of operators answers over HTTP.</summary>
[CancelAfter(120_000)]
[FixtureLifeCycle(LifeCycle.SingleInstance)]
public sealed class InspectionEndpointsTests
{
    private readonly TemporaryFolder _folder = new();
    private readonly InspectedSecret _secret = new();
    private ManifestServer _server = null!;

    private string Address => $"http://{_server.AdminAddress}";

    [OneTimeSetUp]
    public async Task Start()
    {
        _folder.Write(
            "all.yaml",
            Manifest.GatewayClass,
            Manifest.Gateway("blue"),
            Manifest.TlsGateway("tls", "cert"),
            _secret.Manifest("cert"),
            Manifest.Route("good", "blue"),
            Manifest.Service("app")
        );
        _server = await ManifestServer.StartAsync(
            new ManifestServerOptions
            {
                Manifests = [_folder.FullPath],
                XdsAddress = new IPEndPoint(IPAddress.Loopback, 0),
                AdminAddress = new IPEndPoint(IPAddress.Loopback, 0),
                ConfigureLogging = _ => { },
            }
        );
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        await _server.DisposeAsync();
        _secret.Dispose();
        _folder.Dispose();
    }

    [Test]
    public async Task Explanations_of_a_server_tell_which_proxies_took_what_they_were_sent(
        CancellationToken cancellationToken
    )
    {
        await using var proxy = new Serving.Proxy(_server.XdsAddress, "blue", cancellationToken);
        await proxy.ConnectAsync();

        var result = await SyncerProcess.RunAsync(
            cancellationToken,
            "explain",
            "httproute",
            "good",
            "--admin",
            $"{_server.AdminAddress}"
        );

        Assert.That((result.ExitCode, result.Error), Is.EqualTo((0, "")));
        Assert.That(
            result.Output,
            Does.StartWith("HTTPRoute default/good: 1 resource made of it is served to default/blue.\n")
        );
        Assert.That(
            result.Output,
            Does.Match(
                @"(?m)^Proxies, of what changed last in epoch \d+\n  default/blue  \S+  (acknowledged +epoch \d|waiting)"
            )
        );
    }

    [Test]
    public async Task Manifests_are_compared_with_a_server(CancellationToken cancellationToken)
    {
        var same = await SyncerProcess.RunAsync(cancellationToken, "diff", Address, _folder.FullPath);

        Assert.That((same.ExitCode, same.Output, same.Error), Is.EqualTo((0, "No difference.\n", "")));
    }

    [Test]
    public async Task Graphs_of_a_server_are_drawn(CancellationToken cancellationToken)
    {
        var graph = await SyncerProcess.RunAsync(cancellationToken, "graph", "--admin", $"{_server.AdminAddress}");

        Assert.That((graph.ExitCode, graph.Error), Is.EqualTo((0, "")));
        Assert.That(graph.Output, Does.StartWith("flowchart LR\n").And.Contains("HTTPRoute<br/>default/good"));
    }

    [Test]
    public async Task An_overview_tells_of_every_kind_and_gateway()
    {
        using var http = new HttpClient(new SocketsHttpHandler());

        var overview = JsonSerializer.Deserialize(
            await http.GetStringAsync(new Uri($"{Address}/api/overview")),
            InspectionJson.Default.Overview
        )!;

        Assert.That(overview.Missing, Is.Empty);
        Assert.That(overview.Kinds.Where(kind => kind.Objects > 0).Sum(kind => kind.Objects), Is.EqualTo(6));
        Assert.That(overview.Kinds.Select(kind => kind.IsSynced), Is.All.True);
        Assert.That(
            overview.Gateways.Select(gateway => $"{gateway.Gateway} {gateway.Resources}"),
            Is.EqualTo(["default/blue 3", "default/tls 2"])
        );
        Assert.That(overview.ProblemCount, Is.Zero);
        Assert.That(overview.Totals.Runs, Is.Positive);
    }

    [TestCase("/")]
    [TestCase("/api/overview")]
    [TestCase("/api/configuration")]
    [TestCase("/api/explain?kind=secret&name=cert")]
    [TestCase("/api/explain?kind=gateway&name=tls")]
    [TestCase("/api/explain-resource?name=listener%2Fdefault%2Ftls.https")]
    [TestCase("/api/graph?view=dataflow&form=json")]
    [TestCase("/api/graph?view=objects&form=json")]
    [TestCase("/api/objects?search=cert")]
    public async Task No_secret_is_in_any_answer(string path)
    {
        using var http = new HttpClient(new SocketsHttpHandler());

        var text = await http.GetStringAsync(new Uri(Address + path));

        Assert.That(text, Is.Not.Empty);
        foreach (var fragment in _secret.Fragments)
            Assert.That(text, Does.Not.Contain(fragment));
    }

    [Test]
    public async Task Nothing_is_loaded_from_elsewhere()
    {
        using var http = new HttpClient(new SocketsHttpHandler());
        using var page = await http.GetAsync(new Uri(Address));

        Assert.That(
            page.Headers.GetValues("Content-Security-Policy").Single(),
            Does.StartWith("default-src 'none'; script-src 'self'; style-src 'self';")
        );
        Assert.That(await page.Content.ReadAsStringAsync(), Does.Not.Contain("://"));
    }

    [TestCase("/api/explain?kind=door&name=a", "the kind door is not known")]
    [TestCase("/api/graph?view=x&form=dot", "there is no view x")]
    public async Task A_question_without_an_answer_is_refused_with_the_reason(string path, string reason)
    {
        using var http = new HttpClient(new SocketsHttpHandler());
        using var answer = await http.GetAsync(new Uri(Address + path));

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(await answer.Content.ReadAsStringAsync(), Does.StartWith(reason));
    }
}
