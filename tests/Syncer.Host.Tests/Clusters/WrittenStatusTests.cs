// SPDX-License-Identifier: Apache-2.0

using System.Diagnostics;
using System.Net;
using System.Text.Json.Nodes;
using Krt;
using Krt.Kubernetes.Api.Access;
using Syncer.Host.Serving;
using Syncer.Host.Tests.Cli;
using Syncer.Host.Tests.Serving;
using Syncer.Translation;
using TestKit.Kubernetes;

namespace Syncer.Host.Tests.Clusters;

/// <summary>Statuses in a cluster, written under the permissions that are deployed.</summary>
[CancelAfter(300_000)]
public sealed class WrittenStatusTests
{
    private readonly TemporaryFolder _folder = new();
    private KubeApiServer? _server;
    private ClusterObjects? _objects;
    private string _granted = "";

    private string Kubeconfig => _server!.Kubeconfig;

    private ClusterObjects Objects => _objects!;

    [OneTimeSetUp]
    public async Task StartServerAsync()
    {
        var definitions = ClusterObjects.DefinitionFiles;
        _server = await KubeApiServer.StartAsync();
        _objects = new ClusterObjects(Kubeconfig);
        await Objects.InstallAsync(definitions);
        await Objects.ApplyAsync(Manifest.GatewayClass);
        await Objects.ApplyAsync(Manifest.Service("app", "10.96.0.77"));
        _granted = await Objects.GrantAsync(_folder);
    }

    [OneTimeTearDown]
    public async Task StopServerAsync()
    {
        _objects?.Dispose();
        _folder.Dispose();
        if (_server is not null)
            await _server.DisposeAsync();
    }

    [Test]
    public async Task Follow_the_objects_and_keep_what_others_wrote(CancellationToken cancellationToken)
    {
        using var gateways = await WatchedObjects.StartAsync(Kubeconfig, "Gateway");
        using var routes = await WatchedObjects.StartAsync(Kubeconfig, "HTTPRoute");
        await Objects.ApplyAsync(Manifest.Gateway("one"));
        await Objects.ApplyAsync(Manifest.Route("r", "one"));
        await routes.PatchAsync("r", $$$"""{"status":{"parents":[{{{Theirs}}}]}}""", "/status");
        await gateways.PatchAsync(
            "one",
            """{"status":{"addresses":[{"type":"IPAddress","value":"10.0.0.1"}]}}""",
            "/status"
        );
        await using var server = await ServeAsync(cancellationToken);

        var route = await routes.UntilAsync("r", route => Parents(route) is ["theirs.example.com/c", Ours]);
        var gateway = await gateways.UntilAsync("one", gateway => AttachedRoutes(gateway) == 1);
        Assert.That(Condition(gateway, "Programmed"), Is.EqualTo("True"));
        Assert.That((string?)gateway["status"]!["addresses"]![0]!["value"], Is.EqualTo("10.0.0.1"));

        await routes.PatchAsync("r", """{"spec":{"rules":[{"name":"renamed"}]}}""");
        var renamed = await routes.UntilAsync("r", route => (int?)OwnParent(route)?["observedGeneration"] == 2);
        Assert.That(
            OwnParent(renamed)!["lastTransitionTime"]!.ToJsonString(),
            Is.EqualTo(OwnParent(route)!["lastTransitionTime"]!.ToJsonString())
        );

        await routes.PatchAsync("r", """{"spec":{"parentRefs":[{"name":"nobody"}]}}""");
        await routes.UntilAsync("r", route => Parents(route) is ["theirs.example.com/c"]);
        await gateways.UntilAsync("one", gateway => AttachedRoutes(gateway) == 0);
        await gateways.PatchAsync("one", """{"spec":{"gatewayClassName":"theirs"}}""");
        var abandoned = await gateways.UntilAsync("one", gateway => gateway["status"]!["listeners"] is null);
        Assert.That(Condition(abandoned, "Accepted"), Is.EqualTo("Unknown"), "as in a new Gateway");
        Assert.That((string?)abandoned["status"]!["addresses"]![0]!["value"], Is.EqualTo("10.0.0.1"));
        await routes.DeleteAsync("r");
        await gateways.DeleteAsync("one");
    }

    [Test]
    public async Task Of_a_gateway_that_was_abandoned_meanwhile_is_removed(CancellationToken cancellationToken)
    {
        using var gateways = await WatchedObjects.StartAsync(Kubeconfig, "Gateway");
        await Objects.ApplyAsync(Manifest.Gateway("left"));
        await using (await ServeAsync(cancellationToken))
            await gateways.UntilAsync("left", gateway => AttachedRoutes(gateway) == 0);
        await gateways.PatchAsync("left", """{"spec":{"gatewayClassName":"theirs"}}""");
        await gateways.PatchAsync("left", $$$"""{"status":{"addresses":[{"value":"10.0.0.2"}]}}""", "/status");

        await using var server = await ServeAsync(cancellationToken);
        var cleaned = await gateways.UntilAsync("left", gateway => gateway["status"]!["listeners"] is null);

        Assert.That(Condition(cleaned, "Programmed"), Is.EqualTo("Unknown"), "as in a new Gateway");
        Assert.That((string?)cleaned["status"]!["addresses"]![0]!["value"], Is.EqualTo("10.0.0.2"));
        await gateways.DeleteAsync("left");
    }

    [Test]
    public async Task Are_of_a_class_that_is_created_and_repaired(CancellationToken cancellationToken)
    {
        using var classes = await WatchedObjects.StartAsync(Kubeconfig, "GatewayClass");
        await classes.DeleteAsync("agentgateway");
        await using var server = await ServeAsync(cancellationToken);
        await classes.UntilAsync("agentgateway", created => Conditions(created) is ["Accepted"]);

        await classes.PatchAsync("agentgateway", """{"spec":{"description":"mine"}}""");
        var repaired = await classes.UntilAsync(
            "agentgateway",
            changed => (string?)changed["spec"]!["description"] == "Specialized class for agentgateway."
        );
        Assert.That((string?)repaired["spec"]!["controllerName"], Is.EqualTo(Ours));

        await classes.DeleteAsync("agentgateway");
        await classes.UntilAsync("agentgateway", created => Conditions(created) is ["Accepted"]);
    }

    [Test]
    public async Task Count_a_thousand_attached_routes_with_few_writes(CancellationToken cancellationToken)
    {
        const int Routes = 1000;
        await using var server = await ServeAsync(cancellationToken);
        using var gateways = await WatchedObjects.StartAsync(Kubeconfig, "Gateway");
        using var routes = await WatchedObjects.StartAsync(Kubeconfig, "HTTPRoute");
        await Objects.ApplyAsync(Manifest.Gateway("busy"));
        await gateways.UntilAsync("busy", gateway => AttachedRoutes(gateway) == 0);

        foreach (var expected in (int[])[Routes, 0])
        {
            gateways.Events.Clear();
            var counted = gateways.UntilAsync("busy", gateway => AttachedRoutes(gateway) == expected);
            var watch = Stopwatch.StartNew();
            await Parallel.ForEachAsync(
                Enumerable.Range(0, Routes),
                new ParallelOptions { MaxDegreeOfParallelism = 4, CancellationToken = cancellationToken },
                async (i, _) =>
                    await (expected == 0 ? routes.DeleteAsync($"busy-{i}") : routes.CreateAsync(RouteJson($"busy-{i}")))
            );
            var all = watch.Elapsed;
            await counted;
            var after = watch.Elapsed - all;

            await TestContext.Progress.WriteLineAsync(
                $"attachedRoutes {expected}: requests {all.TotalMilliseconds:F0} ms, "
                    + $"then {after.TotalMilliseconds:F0} ms, {gateways.Events.Count} writes to the Gateway"
            );
            Assert.That(gateways.Events, Has.Count.InRange(1, 50));
            Assert.That(after, Is.LessThan(TimeSpan.FromSeconds(15)));
        }
        await gateways.DeleteAsync("busy");
    }

    [Test]
    public async Task Are_written_by_one_of_several_processes(CancellationToken cancellationToken)
    {
        await Objects.ApplyAsync(Manifest.Gateway("shared"));
        using var routes = await WatchedObjects.StartAsync(Kubeconfig, "HTTPRoute");
        // Nobody could wait for this lease to run out.
        using var first = StartProcess(leaseSeconds: 3600);
        await first.ReadLogThroughAsync(Leads, cancellationToken);
        using var second = StartProcess(leaseSeconds: 6);
        await using var proxy = await ConnectAsync(second, cancellationToken);
        await second.ReadLogThroughAsync(Follows, cancellationToken);
        await WriteOnceAsync(routes, "a", proxy);

        await MoveAsync(first, "TERM", second, cancellationToken);
        await WriteOnceAsync(routes, "b", proxy);

        using var third = StartProcess(leaseSeconds: 6);
        await using var other = await ConnectAsync(third, cancellationToken);
        await third.ReadLogThroughAsync(Follows, cancellationToken);
        await MoveAsync(second, "STOP", third, cancellationToken);
        await WriteOnceAsync(
            routes,
            "c",
            other,
            async () =>
            {
                // It has all of its old work to do, and does none of it.
                second.Signal("CONT");
                await second.ReadLogThroughAsync(Follows, cancellationToken);
                Assert.That(await proxy.NextAsync(), Is.EqualTo(["+route/default/c.00.http"]));
            }
        );
        Assert.That(await proxy.NextAsync(), Is.EqualTo(["-route/default/c.00.http"]));

        await MoveAsync(third, "KILL", second, cancellationToken);
        await WriteOnceAsync(routes, "d", proxy);
        await proxy.DisconnectAsync();
        Assert.That(await second.EndAsync("TERM", cancellationToken), Is.Zero);
    }

    [Test]
    public async Task Follow_the_namespaces_that_are_discovered(CancellationToken cancellationToken)
    {
        var settings = new SyncerSettings
        {
            DiscoveryNamespaceSelectors = [new() { MatchLabels = LabelSet.From("tier", "edge") }],
        };
        await Objects.ApplyAsync(Manifest.Gateway("edge"));
        await Objects.ApplyAsync(Manifest.Route("e", "edge"));
        using var gateways = await WatchedObjects.StartAsync(Kubeconfig, "Gateway");
        await using var server = await ServeAsync(cancellationToken, settings);
        await server.WaitUntilServingAsync(cancellationToken);
        await using var proxy = new Proxy(server.XdsAddress, "edge", cancellationToken);
        Assert.That(await proxy.ConnectAsync(), Is.Empty);

        await Objects.ApplyAsync("{apiVersion: v1, kind: Namespace, metadata: {name: default, labels: {tier: edge}}}");
        await proxy.UntilAsync(proxy => proxy.Resources is [_, _, "route/default/e.00.http"]);
        await gateways.UntilAsync("edge", gateway => AttachedRoutes(gateway) == 1);

        await Objects.ApplyAsync("{apiVersion: v1, kind: Namespace, metadata: {name: default}}");
        await proxy.UntilAsync(proxy => proxy.Resources is [] && proxy.Addresses is []);
        await gateways.UntilAsync("edge", gateway => gateway["status"]!["listeners"] is null);
        await gateways.DeleteAsync("edge");
    }

    private const string Ours = "agentgateway.dev/agentgateway";
    private const string Leads = "this replica writes";
    private const string Follows = "is held by";

    private const string Theirs = """
        {"controllerName":"theirs.example.com/c","parentRef":{"name":"x"},"conditions":[{"type":"Accepted","status":"True",
         "reason":"Accepted","message":"","lastTransitionTime":"2020-01-01T00:00:00Z"}]}
        """;

    private static string RouteJson(string name) =>
        $$$"""
            {"apiVersion":"gateway.networking.k8s.io/v1","kind":"HTTPRoute","metadata":{"name":"{{{name}}}"},
             "spec":{"parentRefs":[{"name":"busy"}],"rules":[{"backendRefs":[{"name":"app","port":80}]}]}}
            """;

    private static int? AttachedRoutes(JsonNode gateway) =>
        (int?)gateway["status"]!["listeners"]?[0]?["attachedRoutes"];

    private static string? Condition(JsonNode gateway, string type) =>
        (string?)gateway["status"]!["conditions"]!.AsArray().First(c => (string?)c!["type"] == type)!["status"];

    private static string?[] Conditions(JsonNode changed) =>
        [
            .. (changed["status"]?["conditions"]?.AsArray() ?? [])
                .Where(c => (string?)c!["status"] == "True")
                .Select(c => (string?)c!["type"]),
        ];

    private static string?[] Parents(JsonNode route) =>
        [.. (route["status"]?["parents"]?.AsArray() ?? []).Select(parent => (string?)parent!["controllerName"])];

    private static JsonNode? OwnParent(JsonNode route) =>
        (route["status"]?["parents"]?.AsArray() ?? [])
            .FirstOrDefault(parent => (string?)parent!["controllerName"] == Ours)
            ?["conditions"]![0];

    /// <summary>Sends the process that writes a signal, and waits until another one writes.</summary>
    private static async Task MoveAsync(
        SyncerProcess leader,
        string signal,
        SyncerProcess next,
        CancellationToken cancellationToken
    )
    {
        var watch = Stopwatch.StartNew();
        leader.Signal(signal);
        await next.ReadLogThroughAsync(Leads, cancellationToken);
        await TestContext.Progress.WriteLineAsync($"SIG{signal}: another writes after {watch.ElapsedMilliseconds} ms");
    }

    /// <summary>Makes and deletes a route, whose status is written exactly once, and which the proxy receives.</summary>
    private async Task WriteOnceAsync(WatchedObjects routes, string name, Proxy proxy, Func<Task>? meanwhile = null)
    {
        routes.Events.Clear();
        await Objects.ApplyAsync(Manifest.Route(name, "shared"));
        await routes.UntilAsync(name, route => Parents(route) is [Ours]);
        Assert.That(await proxy.NextAsync(), Is.EqualTo([$"+route/default/{name}.00.http"]));
        if (meanwhile is not null)
            await meanwhile();
        await routes.DeleteAsync(name);
        Assert.That(await proxy.NextAsync(), Is.EqualTo([$"-route/default/{name}.00.http"]));
        await Objects.ApplyAsync(Manifest.Route("end", "nobody"));
        await routes.UntilAsync("end", _ => true);
        Assert.That(routes.Events, Is.EqualTo([$"ADDED {name}", $"MODIFIED {name}", $"DELETED {name}", "ADDED end"]));
        await routes.DeleteAsync("end");
        await routes.UntilAsync("end", _ => true);
    }

    private static async Task<Proxy> ConnectAsync(SyncerProcess process, CancellationToken cancellationToken)
    {
        var lines = await process.ReadThroughAsync("What a proxy receives", cancellationToken);
        var proxy = new Proxy(IPEndPoint.Parse(lines[0].Split(' ')[^1]), "shared", cancellationToken);
        await proxy.ConnectAsync();
        return proxy;
    }

    private SyncerProcess StartProcess(int leaseSeconds) =>
        SyncerProcess.Start(
            "serve",
            "--kubeconfig",
            _granted,
            "--xds-address",
            "127.0.0.1:0",
            "--xds-auth",
            "false",
            "--lease-duration",
            $"{leaseSeconds}",
            "--lease-namespace",
            "krt-syncer"
        );

    private Task<ClusterServer> ServeAsync(CancellationToken cancellationToken, SyncerSettings? settings = null) =>
        ClusterServer.StartAsync(
            new ClusterServerOptions
            {
                Access = ClusterAccess.FromKubeconfig(_granted),
                XdsAddress = new IPEndPoint(IPAddress.Loopback, 0),
                Settings = settings ?? new SyncerSettings(),
                ConfigureLogging = _ => { },
            },
            cancellationToken
        );
}
