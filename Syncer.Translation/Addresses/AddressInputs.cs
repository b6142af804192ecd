// SPDX-License-Identifier: Apache-2.0

using Krt;
using Syncer.Translation.Rows;
using Syncer.Translation.Rows.Core;
using Syncer.Translation.Rows.GatewayApi;
using Syncer.Translation.Rows.Inference;
using Syncer.Translation.Rows.Istio;

namespace Syncer.Translation.Addresses;

/// <summary>The collections that addresses are derived from.</summary>
public sealed record AddressInputs
{
    public required IKrtCollection<NamespacedName, Service> Services { get; init; }

    public required IKrtCollection<NamespacedName, InferencePool> InferencePools { get; init; }

    public required IKrtCollection<NamespacedName, ServiceEntry> ServiceEntries { get; init; }

    public required IKrtCollection<NamespacedName, Pod> Pods { get; init; }

    public required IKrtCollection<NamespacedName, WorkloadEntry> WorkloadEntries { get; init; }

    public required IKrtCollection<NamespacedName, EndpointSlice> EndpointSlices { get; init; }

    public required IKrtCollection<NamespacedName, Node> Nodes { get; init; }

    public required IKrtCollection<NamespacedName, Namespace> Namespaces { get; init; }

    /// <summary>Gateways of every class: waypoints, and gateways of other networks.</summary>
    public required IKrtCollection<NamespacedName, Gateway> Gateways { get; init; }

    public required IKrtCollection<NamespacedName, GatewayClass> GatewayClasses { get; init; }

    /// <summary>ConfigMaps, that of the mesh among them wherever objects are discovered.</summary>
    public required IKrtCollection<NamespacedName, ConfigMap> ConfigMaps { get; init; }
}
