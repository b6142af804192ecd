// SPDX-License-Identifier: Apache-2.0

using Krt.Kubernetes;
using Syncer.Translation;
using Syncer.Translation.Backends;
using Syncer.Translation.Plugins;
using Syncer.Translation.Plugins.Kinds;
using Syncer.Translation.Rows;
using Syncer.Translation.Rows.Core;
using Syncer.Translation.Rows.GatewayApi;
using Syncer.Translation.Rows.Inference;
using Syncer.Translation.Rows.Istio;
using Syncer.Translation.Rows.Kgateway;
using Syncer.Translation.Rows.Routes;

namespace Syncer.Host.Pipeline;

/// <summary>
/// Every kind of object the syncer reads: those it always reads are registered here and nowhere else, others by plugins.
/// </summary>
public static class SyncerKinds
{
    private const string GatewayApi = "gateway.networking.k8s.io";

    /// <summary>Whether objects of a kind in a cluster matter (spec gateways-routes 1.1).</summary>
    public static bool IsFollowed(KubernetesKind kind, SyncerSettings settings)
    {
        ArgumentNullException.ThrowIfNull(kind);
        ArgumentNullException.ThrowIfNull(settings);
        return kind.RowType != typeof(InferencePool) || settings.EnableInferExt;
    }

    /// <summary>What is read whatever the plugins are, and what plugins that are built in bring along.</summary>
    public static KindCatalogue Catalogue { get; } =
        new(
            new KubernetesKind<GatewayClass>(() => GatewayJson.Default.GatewayClass)
            {
                Group = GatewayApi,
                Versions = ["v1", "v1beta1"],
                Kind = "GatewayClass",
                Plural = "gatewayclasses",
                ObservesStatus = true,
                Scope = KindScope.Cluster,
            },
            new KubernetesKind<Gateway>(() => GatewayJson.Default.Gateway)
            {
                Group = GatewayApi,
                Versions = ["v1", "v1beta1"],
                Kind = "Gateway",
                Plural = "gateways",
                ObservesStatus = true,
            },
            new KubernetesKind<ListenerSet>(() => GatewayJson.Default.ListenerSet)
            {
                Group = GatewayApi,
                Versions = ["v1"],
                Kind = "ListenerSet",
                Plural = "listenersets",
                ObservesStatus = true,
            },
            new KubernetesKind<HttpRoute>(() => RouteJson.Default.HttpRoute)
            {
                Group = GatewayApi,
                Versions = ["v1", "v1beta1"],
                Kind = "HTTPRoute",
                WithDefaults = HttpRouteDefaults.FillIn,
                Plural = "httproutes",
                ObservesStatus = true,
            },
            new KubernetesKind<GrpcRoute>(() => RouteJson.Default.GrpcRoute)
            {
                Group = GatewayApi,
                Versions = ["v1"],
                Kind = "GRPCRoute",
                Plural = "grpcroutes",
                ObservesStatus = true,
            },
            new KubernetesKind<TcpRoute>(() => RouteJson.Default.TcpRoute)
            {
                Group = GatewayApi,
                Versions = ["v1", "v1alpha2"],
                Kind = "TCPRoute",
                Plural = "tcproutes",
                ObservesStatus = true,
            },
            new KubernetesKind<TlsRoute>(() => RouteJson.Default.TlsRoute)
            {
                Group = GatewayApi,
                Versions = ["v1", "v1alpha3", "v1alpha2"],
                Kind = "TLSRoute",
                Plural = "tlsroutes",
                ObservesStatus = true,
            },
            new KubernetesKind<ReferenceGrant>(() => GatewayJson.Default.ReferenceGrant)
            {
                Group = GatewayApi,
                Versions = ["v1beta1", "v1"],
                Kind = "ReferenceGrant",
                Plural = "referencegrants",
            },
            new KubernetesKind<BackendTlsPolicy>(() => GatewayJson.Default.BackendTlsPolicy)
            {
                Group = GatewayApi,
                Versions = ["v1"],
                Kind = "BackendTLSPolicy",
                Plural = "backendtlspolicies",
                ObservesStatus = true,
            },
            new KubernetesKind<AgentgatewayBackend>(() => AgentgatewayJson.Default.AgentgatewayBackend)
            {
                Group = "agentgateway.dev",
                Versions = ["v1alpha1"],
                Kind = "AgentgatewayBackend",
                Plural = "agentgatewaybackends",
                ObservesStatus = true,
                WithDefaults = AgentgatewayBackendDefaults.FillIn,
            },
            new KubernetesKind<KgatewayBackend>(() => KgatewayJson.Default.KgatewayBackend)
            {
                Group = "gateway.kgateway.dev",
                Versions = ["v1alpha1"],
                Kind = "Backend",
                Plural = "backends",
                ObservesStatus = true,
            },
            new KubernetesKind<InferencePool>(() => InferenceJson.Default.InferencePool)
            {
                Group = "inference.networking.k8s.io",
                Versions = ["v1"],
                Kind = "InferencePool",
                Plural = "inferencepools",
                ObservesStatus = true,
            },
            new KubernetesKind<Service>(() => CoreJson.Default.Service)
            {
                Versions = ["v1"],
                Kind = "Service",
                Plural = "services",
            },
            new KubernetesKind<Pod>(() => CoreJson.Default.Pod)
            {
                Versions = ["v1"],
                Kind = "Pod",
                Plural = "pods",
            },
            new KubernetesKind<EndpointSlice>(() => CoreJson.Default.EndpointSlice)
            {
                Group = "discovery.k8s.io",
                Versions = ["v1"],
                Kind = "EndpointSlice",
                Plural = "endpointslices",
                IsBuiltIn = true,
            },
            new KubernetesKind<ServiceEntry>(() => IstioJson.Default.ServiceEntry)
            {
                Group = "networking.istio.io",
                Versions = ["v1", "v1beta1", "v1alpha3"],
                Kind = "ServiceEntry",
                Plural = "serviceentries",
            },
            new KubernetesKind<WorkloadEntry>(() => IstioJson.Default.WorkloadEntry)
            {
                Group = "networking.istio.io",
                Versions = ["v1", "v1beta1", "v1alpha3"],
                Kind = "WorkloadEntry",
                Plural = "workloadentries",
            },
            new KubernetesKind<Node>(() => CoreJson.Default.Node)
            {
                Versions = ["v1"],
                Kind = "Node",
                Plural = "nodes",
                Scope = KindScope.Cluster,
            },
            new KubernetesKind<Namespace>(() => CoreJson.Default.Namespace)
            {
                Versions = ["v1"],
                Kind = "Namespace",
                Plural = "namespaces",
                Scope = KindScope.Cluster,
            },
            new KubernetesKind<Secret>(() => GatewayJson.Default.Secret)
            {
                Versions = ["v1"],
                Kind = "Secret",
                WithDefaults = Secret.WithTextAsData,
                Plural = "secrets",
                // Releases of Helm and tokens are many, large, and no configuration (spec gateways-routes 1.1).
                FieldSelector = "type!=helm.sh/release.v1,type!=kubernetes.io/service-account-token",
            },
            new KubernetesKind<ConfigMap>(() => GatewayJson.Default.ConfigMap)
            {
                Versions = ["v1"],
                Kind = "ConfigMap",
                Plural = "configmaps",
            }
        );

    /// <summary>The catalogue and the kinds that plugins bring along.</summary>
    /// <exception cref="ArgumentException">A plugin brings along a kind that is there already.</exception>
    public static KindCatalogue With(PluginSet plugins) =>
        plugins.Kinds.Count == 0
            ? Catalogue
            : new KindCatalogue([.. Catalogue, .. plugins.Kinds.Select(kind => kind.Accept(new KubernetesKinds()))]);

    private sealed class KubernetesKinds : ICustomKindVisitor<KubernetesKind>
    {
        public KubernetesKind Visit<T>(CustomKind<T> kind)
            where T : class, IKubernetesRow =>
            new KubernetesKind<T>(kind.Json)
            {
                Group = kind.Group,
                Versions = kind.Versions,
                Kind = kind.Kind,
                Plural = kind.Plural,
                Scope = kind.IsClusterScoped ? KindScope.Cluster : KindScope.Namespaced,
                ObservesStatus = kind.Status is not null,
                WithDefaults = kind.WithDefaults,
            };
    }
}
