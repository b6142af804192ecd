// SPDX-License-Identifier: Apache-2.0

using Krt;
using Syncer.Translation.Plugins.Kinds;
using Syncer.Translation.Rows;
using Syncer.Translation.Rows.Core;
using Syncer.Translation.Rows.GatewayApi;
using Syncer.Translation.Rows.Inference;
using Syncer.Translation.Rows.Istio;
using Syncer.Translation.Rows.Kgateway;
using Syncer.Translation.Rows.Routes;

namespace Syncer.Translation;

/// <summary>Everything translation reads: one collection per kind of Kubernetes object, all of one engine.</summary>
public sealed record SyncerInputs
{
    public required IKrtCollection<NamespacedName, GatewayClass> GatewayClasses { get; init; }

    public required IKrtCollection<NamespacedName, Gateway> Gateways { get; init; }

    public required IKrtCollection<NamespacedName, ListenerSet> ListenerSets { get; init; }

    public required IKrtCollection<NamespacedName, HttpRoute> HttpRoutes { get; init; }

    public required IKrtCollection<NamespacedName, GrpcRoute> GrpcRoutes { get; init; }

    public required IKrtCollection<NamespacedName, TcpRoute> TcpRoutes { get; init; }

    public required IKrtCollection<NamespacedName, TlsRoute> TlsRoutes { get; init; }

    public required IKrtCollection<NamespacedName, ReferenceGrant> ReferenceGrants { get; init; }

    public required IKrtCollection<NamespacedName, BackendTlsPolicy> BackendTlsPolicies { get; init; }

    public required IKrtCollection<NamespacedName, AgentgatewayBackend> AgentgatewayBackends { get; init; }

    public required IKrtCollection<NamespacedName, KgatewayBackend> KgatewayBackends { get; init; }

    public required IKrtCollection<NamespacedName, InferencePool> InferencePools { get; init; }

    public required IKrtCollection<NamespacedName, Service> Services { get; init; }

    public required IKrtCollection<NamespacedName, Pod> Pods { get; init; }

    public required IKrtCollection<NamespacedName, EndpointSlice> EndpointSlices { get; init; }

    public required IKrtCollection<NamespacedName, ServiceEntry> ServiceEntries { get; init; }

    public required IKrtCollection<NamespacedName, WorkloadEntry> WorkloadEntries { get; init; }

    public required IKrtCollection<NamespacedName, Node> Nodes { get; init; }

    public required IKrtCollection<NamespacedName, Namespace> Namespaces { get; init; }

    public required IKrtCollection<NamespacedName, Secret> Secrets { get; init; }

    public required IKrtCollection<NamespacedName, ConfigMap> ConfigMaps { get; init; }

    /// <summary>The objects of the kinds that plugins bring along.</summary>
    /// <value>The default is none.</value>
    public CustomRows Custom { get; init; } = CustomRows.None;

    /// <summary>
    /// Inputs without objects, synced: whoever has only some kinds replaces those, as
    /// <c>SyncerInputs.Empty(engine.Root) with { Gateways = gateways }</c>.
    /// </summary>
    /// <param name="scope">What the empty collections live in.</param>
    public static SyncerInputs Empty(KrtScope scope)
    {
        ArgumentNullException.ThrowIfNull(scope);
        return new()
        {
            GatewayClasses = Rows<GatewayClass>(scope),
            Gateways = Rows<Gateway>(scope),
            ListenerSets = Rows<ListenerSet>(scope),
            HttpRoutes = Rows<HttpRoute>(scope),
            GrpcRoutes = Rows<GrpcRoute>(scope),
            TcpRoutes = Rows<TcpRoute>(scope),
            TlsRoutes = Rows<TlsRoute>(scope),
            ReferenceGrants = Rows<ReferenceGrant>(scope),
            BackendTlsPolicies = Rows<BackendTlsPolicy>(scope),
            AgentgatewayBackends = Rows<AgentgatewayBackend>(scope),
            KgatewayBackends = Rows<KgatewayBackend>(scope),
            InferencePools = Rows<InferencePool>(scope),
            Services = Rows<Service>(scope),
            Pods = Rows<Pod>(scope),
            EndpointSlices = Rows<EndpointSlice>(scope),
            ServiceEntries = Rows<ServiceEntry>(scope),
            WorkloadEntries = Rows<WorkloadEntry>(scope),
            Nodes = Rows<Node>(scope),
            Namespaces = Rows<Namespace>(scope),
            Secrets = Rows<Secret>(scope),
            ConfigMaps = Rows<ConfigMap>(scope),
        };
    }

    private static SourceCollection<NamespacedName, T> Rows<T>(KrtScope scope)
        where T : class, IKeyed<NamespacedName>
    {
        var rows = scope.Source<NamespacedName, T>();
        rows.MarkSynced();
        return rows;
    }
}
