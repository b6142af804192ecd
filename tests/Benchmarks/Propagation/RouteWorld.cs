// SPDX-License-Identifier: Apache-2.0

using System.Globalization;
using Krt;
using Syncer.Host.Pipeline;
using Syncer.Translation.Rows;
using Syncer.Translation.Rows.Core;
using Syncer.Translation.Rows.GatewayApi;
using Syncer.Translation.Rows.Routes;
using Syncer.Translation.Rows.Routes.Matches;

namespace Benchmarks.Propagation;

/// <summary>One Gateway with one listener, one Service, and HTTPRoutes of one rule each.</summary>
internal static class RouteWorld
{
    private const string Namespace = "default";

    public static NamespacedName GatewayKey { get; } = new(Namespace, "gateway");

    public static Task LoadAsync(SyncerPipeline pipeline, int routes) =>
        LoadAsync(pipeline, Enumerable.Range(0, routes).Select(number => RouteAt(number, revision: 0)));

    public static async Task LoadAsync(SyncerPipeline pipeline, IEnumerable<HttpRoute> routes)
    {
        var sources = pipeline.Sources;
        await pipeline.Engine.CommitAsync(transaction =>
        {
            transaction.Set(sources.Of<GatewayClass>(), Class);
            transaction.Set(sources.Of<Gateway>(), Gateway);
            transaction.Set(sources.Of<Service>(), Backend);
            transaction.Set(sources.Of<Namespace>(), new Namespace { Metadata = new() { Name = Namespace } });
            transaction.Reset(sources.Of<HttpRoute>(), routes);
            foreach (var binding in sources)
                binding.MarkSynced(transaction);
        });
        await pipeline.XdsResources.Synced;
        await pipeline.Engine.WhenSettledAsync();
    }

    /// <summary>The route of a number; each revision of it has another path.</summary>
    public static HttpRoute RouteAt(int number, int revision) =>
        new()
        {
            Metadata = new()
            {
                Namespace = Namespace,
                Name = string.Create(CultureInfo.InvariantCulture, $"route-{number}"),
            },
            Spec = new()
            {
                ParentRefs = [new() { Name = GatewayKey.Name }],
                Hostnames = [string.Create(CultureInfo.InvariantCulture, $"host-{number}.example.com")],
                Rules =
                [
                    new()
                    {
                        Matches =
                        [
                            new HttpRouteMatch
                            {
                                Path = new()
                                {
                                    Type = "PathPrefix",
                                    Value = string.Create(CultureInfo.InvariantCulture, $"/revision-{revision}"),
                                },
                            },
                        ],
                        BackendRefs = [new() { Name = Backend.Metadata.Name, Port = 8080 }],
                    },
                ],
            },
        };

    private static GatewayClass Class { get; } =
        new()
        {
            Metadata = new() { Name = "agentgateway" },
            Spec = new() { ControllerName = "agentgateway.dev/agentgateway" },
        };

    private static Gateway Gateway { get; } =
        new()
        {
            Metadata = new() { Namespace = GatewayKey.Namespace, Name = GatewayKey.Name },
            Spec = new()
            {
                GatewayClassName = Class.Metadata.Name,
                Listeners =
                [
                    new()
                    {
                        Name = "http",
                        Protocol = "HTTP",
                        Port = 8080,
                    },
                ],
            },
        };

    private static Service Backend { get; } =
        new()
        {
            Metadata = new() { Namespace = Namespace, Name = "backend" },
            Spec = new() { ClusterIP = "10.0.0.1", Ports = [new() { Name = "http", Port = 8080 }] },
        };
}
