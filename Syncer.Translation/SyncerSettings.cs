// SPDX-License-Identifier: Apache-2.0

using System.Collections.Frozen;
using System.ComponentModel;
using Syncer.Translation.Policies;
using Syncer.Translation.References;
using Syncer.Translation.Rows;
using Syncer.Translation.Rows.GatewayApi;

namespace Syncer.Translation;

/// <summary>What an operator can choose about translation (spec gateways-routes 1.3). JSON names are camelCase.</summary>
// A setting that a file leaves out arrives as null from the JSON reader and keeps its default.
public sealed record SyncerSettings
{
    /// <summary>The controller that GatewayClasses name to be served, and that statuses are signed with.</summary>
    /// <value>The default is <c>agentgateway.dev/agentgateway</c>.</value>
    [Description("GatewayClasses that name this controller are served; it signs statuses")]
    public string ControllerName
    {
        get;
        init => field = value ?? "agentgateway.dev/agentgateway";
    } = "agentgateway.dev/agentgateway";

    /// <summary>The GatewayClass whose status lists the supported features.</summary>
    /// <value>The default is <c>agentgateway</c>.</value>
    [Description("The GatewayClass whose status lists the supported features")]
    public string AgentgatewayClassName
    {
        get;
        init => field = value ?? "agentgateway";
    } = "agentgateway";

    /// <summary>Whose references to backends in other namespaces need a ReferenceGrant.</summary>
    /// <value>The default is <see cref="References.BackendRefGrantMode.Route"/>.</value>
    [Description("Who needs a ReferenceGrant for a backend in another namespace")]
    public BackendRefGrantMode BackendRefGrantMode { get; init; } = BackendRefGrantMode.Route;

    /// <summary>Which gateways receive a backend, and what is about it.</summary>
    /// <value>The default is <see cref="References.BackendDelivery.Referenced"/>.</value>
    [Description("Which gateways receive a backend, and what is about it")]
    public BackendDelivery BackendDelivery { get; init; } = BackendDelivery.Referenced;

    /// <summary>
    /// Whether TrafficPolicies are served no other settings than agentgateway had when the kind was made for it and other
    /// proxies, as they were then, and BackendConfigPolicies none (spec backends-policies PS-3, Q-11).
    /// </summary>
    /// <value>The default is <see langword="false"/>.</value>
    [Description("TrafficPolicies hold no settings that used to be for other proxies than agentgateway only")]
    public bool StrictTrafficPolicies { get; init; }

    /// <summary>Which of the policies of one kind are served that set the same for the same target.</summary>
    /// <value>The default is <see cref="Policies.CompetingPolicies.All"/>.</value>
    [Description("Which of the policies of one kind are served that set the same for the same target")]
    public CompetingPolicies CompetingPolicies { get; init; } = CompetingPolicies.All;

    /// <summary>Whether AgentgatewayModels are translated and may attach to listeners that list the kind.</summary>
    /// <value>The default is <see langword="false"/>.</value>
    [Description("Listeners may admit AgentgatewayModels")]
    public bool EnableAgentgatewayModels { get; init; }

    /// <summary>Whether InferencePools are watched in a cluster; those in manifests are always read.</summary>
    /// <value>The default is <see langword="false"/>.</value>
    [Description("InferencePools are watched in a cluster; those in manifests are always read")]
    public bool EnableInferExt { get; init; }

    /// <summary>
    /// Only objects in namespaces whose labels fulfil one of these are read; without any, all are (spec gateways-routes
    /// 1.2).
    /// </summary>
    /// <value>The default is none.</value>
    [Description("Only objects in namespaces that fulfil one of these label selectors are read")]
    public ValueList<LabelSelectorSpec> DiscoveryNamespaceSelectors
    {
        get;
        init => field = value ?? [];
    } = [];

    /// <summary>The parameters that a GatewayClass is created with, by name of the class.</summary>
    /// <value>The default is none.</value>
    [Description("The parameters that a GatewayClass is created with, by its name")]
    public IReadOnlyDictionary<string, ParametersReference> GatewayClassParametersRefs
    {
        get;
        init => field = value ?? FrozenDictionary<string, ParametersReference>.Empty;
    } = FrozenDictionary<string, ParametersReference>.Empty;

    /// <summary>The namespace that the controller runs in, where it keeps the key sets it fetches.</summary>
    /// <value>The default is empty, which stands for that of the pod or of the context.</value>
    [Description("Where fetched key sets are kept; empty for the namespace of the pod or of the context")]
    public string ControllerNamespace
    {
        get;
        init => field = value ?? "";
    } = "";

    /// <summary>The cluster part of workload identifiers.</summary>
    /// <value>The default is <c>Kubernetes</c>.</value>
    [Description("The cluster in the identifiers of workloads")]
    public string IstioClusterId
    {
        get;
        init => field = value ?? "Kubernetes";
    } = "Kubernetes";

    /// <summary>Whether workloads and services are given the networks, waypoints and trust domain of an Istio mesh.</summary>
    /// <value>The default is <see langword="false"/>.</value>
    [Description("Workloads and services are given the networks, waypoints and trust domain of an Istio mesh")]
    public bool IstioIntegration { get; init; }

    /// <summary>The namespace of the control plane of the mesh, whose labels and ConfigMap describe the mesh.</summary>
    /// <value>The default is <c>istio-system</c>.</value>
    [Description("The namespace of the mesh's control plane, whose label and ConfigMap describe the mesh")]
    public string IstioNamespace
    {
        get;
        init => field = value ?? "istio-system";
    } = "istio-system";

    /// <summary>The revision of the control plane of the mesh, which its ConfigMap is named after.</summary>
    /// <value>The default is <c>default</c>.</value>
    [Description("The revision of the mesh's control plane, which that ConfigMap is named after")]
    public string IstioRevision
    {
        get;
        init => field = value ?? "default";
    } = "default";

    /// <summary>The DNS suffix of Services, without a dot at either end.</summary>
    /// <value>The default is <c>cluster.local</c>.</value>
    [Description("The DNS suffix of Services")]
    public string ClusterDomain
    {
        get;
        init => field = value ?? "cluster.local";
    } = "cluster.local";
}
