// SPDX-License-Identifier: Apache-2.0

using System.Globalization;
using Krt;
using Syncer.Host.Pipeline;
using Syncer.Translation.Rows;
using Syncer.Translation.Rows.Core;
using Syncer.Translation.Rows.GatewayApi;
using Syncer.Translation.Rows.Routes;
using Syncer.Translation.Rows.Routes.Matches;

namespace Benchmarks.Xds;

/// <summary>100 Gateways with 50 HTTPRoutes each, and 200 Services with 50 pods each.</summary>
internal static class XdsWorld
{
    public const int Gateways = 100;
    public const int Routes = 5_000;
    public const int Services = 200;
    public const int Pods = 10_000;

    /// <summary>What every proxy is sent: addresses, a bind, a listener and its gateway's routes.</summary>
    public const int ResourcesOfProxy = Services + Pods + 2 + Routes / Gateways;

    private const string Namespace = "default";

    public static NamespacedName GatewayAt(int number) => new(Namespace, Text($"gateway-{number}"));

    public static async Task LoadAsync(SyncerPipeline pipeline)
    {
        var sources = pipeline.Sources;
        await pipeline.Engine.CommitAsync(transaction =>
        {
            transaction.Set(
                sources.Of<GatewayClass>(),
                new GatewayClass
                {
                    Metadata = new() { Name = "agentgateway" },
                    Spec = new() { ControllerName = "agentgateway.dev/agentgateway" },
                }
            );
            transaction.Set(sources.Of<Namespace>(), new Namespace { Metadata = new() { Name = Namespace } });
            transaction.Reset(sources.Of<Gateway>(), Enumerable.Range(0, Gateways).Select(Gateway));
            transaction.Reset(sources.Of<HttpRoute>(), Enumerable.Range(0, Routes).Select(n => RouteAt(n, 0)));
            transaction.Reset(sources.Of<Service>(), Enumerable.Range(0, Services).Select(Service));
            transaction.Reset(sources.Of<Pod>(), Enumerable.Range(0, Pods).Select(n => PodAt(n, 0)));
            foreach (var binding in sources)
                binding.MarkSynced(transaction);
        });
        await pipeline.XdsResources.Synced;
        await pipeline.Engine.WhenSettledAsync();
    }

    /// <summary>A route of the gateway <c>number % Gateways</c>; each revision has another path.</summary>
    public static HttpRoute RouteAt(int number, int revision) =>
        new()
        {
            Metadata = new() { Namespace = Namespace, Name = Text($"route-{number}") },
            Spec = new()
            {
                ParentRefs = [new() { Name = GatewayAt(number % Gateways).Name }],
                Hostnames = [Text($"host-{number}.example.com")],
                Rules =
                [
                    new()
                    {
                        Matches =
                        [
                            new HttpRouteMatch
                            {
                                Path = new() { Type = "PathPrefix", Value = Text($"/revision-{revision}") },
                            },
                        ],
                        BackendRefs = [new() { Name = Text($"service-{number % Services}"), Port = 80 }],
                    },
                ],
            },
        };

    /// <summary>A pod of the Service <c>number % Services</c>; each revision is on another node.</summary>
    public static Pod PodAt(int number, int revision) =>
        new()
        {
            Metadata = new()
            {
                Namespace = Namespace,
                Name = Text($"pod-{number}"),
                Uid = Text($"uid-{number}"),
                Labels = LabelSet.From([new("app", Text($"service-{number % Services}"))]),
            },
            Spec = new() { NodeName = Text($"node-{revision}"), ServiceAccountName = "default" },
            Status = new()
            {
                Phase = "Running",
                PodIPs = [new() { IP = Text($"10.{number >> 16}.{(number >> 8) & 255}.{number & 255}") }],
                Conditions = [new() { Type = "Ready", Status = "True" }],
            },
        };

    private static Service Service(int number) =>
        new()
        {
            Metadata = new() { Namespace = Namespace, Name = Text($"service-{number}") },
            Spec = new()
            {
                ClusterIP = Text($"10.96.{number >> 8}.{number & 255}"),
                Selector = LabelSet.From([new("app", Text($"service-{number}"))]),
                Ports = [new() { Name = "http", Port = 80 }],
            },
        };

    private static Gateway Gateway(int number) =>
        new()
        {
            Metadata = new() { Namespace = Namespace, Name = GatewayAt(number).Name },
            Spec = new()
            {
                GatewayClassName = "agentgateway",
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

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
