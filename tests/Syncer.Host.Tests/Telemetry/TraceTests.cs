// SPDX-License-Identifier: Apache-2.0

using System.Net;
using Krt.Kubernetes.Api.Access;
using Syncer.Host.Serving;
using Syncer.Host.Tests.Clusters;
using Syncer.Host.Tests.Serving;
using TestKit.Kubernetes;

namespace Syncer.Host.Tests.Telemetry;

/// <summary>What a collector is told of a change, from where it comes from to the proxies.</summary>
[CancelAfter(120_000)]
public sealed class TraceTests
{
    private const string Route = "route/default/traced.00.http";

    [Test]
    public async Task Lead_from_a_change_of_manifests_to_the_proxy(CancellationToken cancellationToken)
    {
        await using var collector = await OtlpCollector.StartAsync();
        using var folder = new TemporaryFolder();
        folder.Write("all.yaml", Manifest.GatewayClass, Manifest.Gateway("blue"), Manifest.Service("app"));
        await using (
            var server = await ManifestServer.StartAsync(
                new ManifestServerOptions
                {
                    Manifests = [folder.FullPath],
                    XdsAddress = new IPEndPoint(IPAddress.Loopback, 0),
                    OtlpEndpoint = collector.Address,
                    ConfigureLogging = _ => { },
                },
                cancellationToken
            )
        )
        {
            await using var proxy = new Proxy(server.XdsAddress, "blue", cancellationToken);
            await proxy.ConnectAsync();
            folder.Write("route.yaml", Manifest.Route("traced", "blue"));
            await proxy.UntilAsync(proxy => proxy.Resources.Contains(Route));
        }

        var trace = TraceOfPush(collector);
        Assert.That(trace[^1].Name, Is.EqualTo("krt.epoch"));
        Assert.That(trace[^1].ParentId, Is.Empty);
        // What is measured goes the same way.
        Assert.That(collector.Services.Keys, Does.Contain("opentelemetry.proto.collector.metrics.v1.MetricsService"));
    }

    [Test]
    public async Task Lead_from_an_event_of_the_API_server_to_the_proxy(CancellationToken cancellationToken)
    {
        await using var collector = await OtlpCollector.StartAsync();
        await using var api = await KubeApiServer.StartAsync();
        using var objects = new ClusterObjects(api.Kubeconfig);
        await objects.InstallAsync(ClusterObjects.DefinitionFiles);
        await objects.ApplyAsync(string.Join("\n---\n", Manifest.GatewayClass, Manifest.Gateway("blue")));
        await objects.ApplyAsync(Manifest.Service("app", "10.96.0.77"));
        await using (
            var server = await ClusterServer.StartAsync(
                new ClusterServerOptions
                {
                    Access = ClusterAccess.FromKubeconfig(api.Kubeconfig),
                    XdsAddress = new IPEndPoint(IPAddress.Loopback, 0),
                    OtlpEndpoint = collector.Address,
                    WritesStatus = false,
                    ConfigureLogging = _ => { },
                },
                cancellationToken
            )
        )
        {
            await server.WaitUntilServingAsync(cancellationToken);
            await using var proxy = new Proxy(server.XdsAddress, "blue", cancellationToken);
            await proxy.ConnectAsync();
            await objects.ApplyAsync(Manifest.Route("traced", "blue"));
            await proxy.UntilAsync(proxy => proxy.Resources.Contains(Route));
        }

        var trace = TraceOfPush(collector);
        var watch = trace[^1];
        Assert.That((watch.Name, watch.Scope, watch.ParentId), Is.EqualTo(("kubernetes.watch", "Krt.Kubernetes", "")));
        Assert.That(watch.Attributes["kubernetes.kind"], Is.EqualTo("httproutes.gateway.networking.k8s.io"));
        Assert.That(watch.Attributes["kubernetes.objects"], Is.EqualTo("[default/traced]"));
        Assert.That(
            collector
                .Spans.Where(span => span.Name == "kubernetes.list")
                .Select(span => span.Attributes["kubernetes.kind"]),
            Does.Contain("gateways.gateway.networking.k8s.io").And.Contain("services")
        );
    }

    /// <summary>The span of the push of the route, and those it is a part of, up to the first.</summary>
    private static CollectedSpan[] TraceOfPush(OtlpCollector collector)
    {
        var spans = collector.Spans.ToDictionary(span => span.Id);
        Assert.That(spans.Values.Select(span => span.Service), Is.All.EqualTo("krt-syncer"));
        // The first pushes belong to no change.
        var push = spans.Values.Single(span => span is { Name: "xds.push", ParentId.Length: > 0 });
        Assert.That((push.Scope, push.Attributes["xds.gateway"]), Is.EqualTo(("agentgateway.xds", "default/blue")));
        Assert.That(push.Attributes["xds.resources"], Is.EqualTo("1"));
        var trace = new List<CollectedSpan> { push };
        while (trace[^1].ParentId.Length > 0)
            trace.Add(spans[trace[^1].ParentId]);
        Assert.That(trace.Select(span => span.TraceId), Is.All.EqualTo(push.TraceId));
        Assert.That(trace.Skip(1).Take(2).Select(span => span.Name), Is.EqualTo(["krt.delivery", "krt.epoch"]));
        Assert.That(trace[1].Attributes["krt.collection"], Is.EqualTo("XdsResources"));
        Assert.That(trace[2].Attributes["krt.epoch"], Is.EqualTo(push.Attributes["xds.epoch"]));
        return [.. trace];
    }
}
