// SPDX-License-Identifier: Apache-2.0

using System.Globalization;
using Krt;
using Syncer.Host.Pipeline;
using Syncer.Translation.Rows.Core;
using Syncer.Translation.Rows.GatewayApi;
using Syncer.Translation.Rows.Routes;
using Syncer.Translation.Tests.Gateways;
using Syncer.Translation.Tests.Routes;

namespace Syncer.Translation.Tests.Worlds;

/// <summary>
/// Gateways of 50 ListenerSets, ListenerSets of 16 HTTPRoutes, a Service per ListenerSet; 40,000 routes by default.
/// </summary>
internal sealed class LargeWorld : IAsyncDisposable
{
    private const int SetsPerGateway = 50;
    private const int RoutesPerSet = 16;

    private readonly ErrorLog _errors = new();
    private readonly SyncerPipeline _pipeline;

    private LargeWorld(SyncerSettings settings) =>
        _pipeline = new(settings, new() { Mode = PropagationMode.Inline, LoggerFactory = _errors });

    public static async Task<LargeWorld> StartAsync(int listenerSets = 2_500, SyncerSettings? settings = null)
    {
        var world = new LargeWorld(settings ?? new());
        await world.Engine.CommitAsync(transaction => world.Fill(transaction, listenerSets));
        return world;
    }

    public KrtEngine Engine => _pipeline.Engine;

    public SyncerOutputs Outputs => _pipeline.Outputs;

    public SourceCollection<NamespacedName, T> Of<T>()
        where T : class, IKeyed<NamespacedName> => _pipeline.Sources.Of<T>();

    /// <summary>A Gateway with one listener, open to ListenerSets of every namespace.</summary>
    public static Gateway GatewayOf(int gateway) =>
        GatewayRows.Gateway("infra", $"gw-{Number(gateway)}", GatewayRows.Listener("http", 80)).Allowing("All");

    /// <summary>A ListenerSet with one listener, on the Gateway of its number.</summary>
    public static ListenerSet SetOf(int set, string? hostname = null)
    {
        var row = GatewayRows.ListenerSet(
            "team",
            $"set-{Number(set)}",
            GatewayRows.Listener("http", 8000, hostname: hostname ?? $"set-{Number(set)}.example.com")
        );
        var parent = new ListenerSetSpec().ParentRef with
        {
            Namespace = "infra",
            Name = $"gw-{Number(set / SetsPerGateway)}",
        };
        return row with { Spec = row.Spec with { ParentRef = parent } };
    }

    /// <summary>A route on a ListenerSet, to the Service of that number.</summary>
    public static HttpRoute RouteOf(int route, int set, int port = 80) =>
        new()
        {
            Metadata = new()
            {
                Namespace = "team",
                Name = $"route-{Number(route)}",
                Generation = 1,
            },
            Spec = new()
            {
                ParentRefs = [new() { Kind = "ListenerSet", Name = $"set-{Number(set)}" }],
                Rules =
                [
                    new()
                    {
                        Matches =
                        [
                            new()
                            {
                                Path = new() { Type = "PathPrefix", Value = $"/{Number(route)}" },
                            },
                        ],
                        BackendRefs = [new() { Name = $"svc-{Number(set)}", Port = port }],
                    },
                ],
            },
        };

    /// <summary>How often each collection computed a row during an edit, those that did not left out.</summary>
    public Dictionary<string, long> RunsOf(Action edit)
    {
        var before = Runs();
        edit();
        return Runs()
            .Where(now => now.Value != before[now.Key])
            .ToDictionary(now => now.Key, now => now.Value - before[now.Key]);
    }

    public async ValueTask DisposeAsync()
    {
        await _pipeline.DisposeAsync();
        Assert.That(_errors.Entries, Is.Empty);
    }

    private Dictionary<string, long> Runs() =>
        Engine
            .Dump()
            .Collections.GroupBy(collection => collection.Name)
            .ToDictionary(named => named.Key, named => named.Sum(collection => collection.Runs));

    private void Fill(ITransaction transaction, int listenerSets)
    {
        transaction.Set(Of<GatewayClass>(), GatewayRows.Class("agentgateway", "agentgateway.dev/agentgateway"));
        for (var i = 0; i < listenerSets / SetsPerGateway; i++)
            transaction.Set(Of<Gateway>(), GatewayOf(i));
        for (var i = 0; i < listenerSets; i++)
        {
            transaction.Set(Of<ListenerSet>(), SetOf(i));
            transaction.Set(Of<Service>(), RouteRows.Service($"team/svc-{Number(i)}"));
        }
        for (var i = 0; i < listenerSets * RoutesPerSet; i++)
            transaction.Set(Of<HttpRoute>(), RouteOf(i, i / RoutesPerSet));
        MarkAllSynced(transaction);
    }

    private void MarkAllSynced(ITransaction transaction)
    {
        transaction.MarkSynced(Of<GatewayClass>());
        transaction.MarkSynced(Of<Gateway>());
        transaction.MarkSynced(Of<ListenerSet>());
        transaction.MarkSynced(Of<HttpRoute>());
        transaction.MarkSynced(Of<GrpcRoute>());
        transaction.MarkSynced(Of<TcpRoute>());
        transaction.MarkSynced(Of<TlsRoute>());
        transaction.MarkSynced(Of<ReferenceGrant>());
        transaction.MarkSynced(Of<Syncer.Translation.Rows.AgentgatewayBackend>());
        transaction.MarkSynced(Of<Syncer.Translation.Rows.Kgateway.KgatewayBackend>());
        transaction.MarkSynced(Of<Syncer.Translation.Rows.Inference.InferencePool>());
        transaction.MarkSynced(Of<Syncer.Translation.Rows.Policies.AgentgatewayPolicy>());
        transaction.MarkSynced(Of<Syncer.Translation.Rows.Kgateway.Policies.KgatewayTrafficPolicy>());
        transaction.MarkSynced(Of<Syncer.Translation.Rows.Kgateway.Policies.GatewayExtension>());
        transaction.MarkSynced(Of<Syncer.Translation.Rows.Kgateway.Policies.KgatewayBackendConfigPolicy>());
        transaction.MarkSynced(Of<Syncer.Translation.Rows.GatewayApi.BackendTlsPolicy>());
        transaction.MarkSynced(Of<Service>());
        transaction.MarkSynced(Of<Pod>());
        transaction.MarkSynced(Of<EndpointSlice>());
        transaction.MarkSynced(Of<Syncer.Translation.Rows.Istio.ServiceEntry>());
        transaction.MarkSynced(Of<Syncer.Translation.Rows.Istio.WorkloadEntry>());
        transaction.MarkSynced(Of<Node>());
        transaction.MarkSynced(Of<Namespace>());
        transaction.MarkSynced(Of<Syncer.Translation.Rows.Secret>());
        transaction.MarkSynced(Of<Syncer.Translation.Rows.ConfigMap>());
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
