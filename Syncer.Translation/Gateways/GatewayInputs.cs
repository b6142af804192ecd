// SPDX-License-Identifier: Apache-2.0

using Krt;
using Syncer.Translation.References;
using Syncer.Translation.Rows;
using Syncer.Translation.Rows.Core;
using Syncer.Translation.Rows.GatewayApi;

namespace Syncer.Translation.Gateways;

/// <summary>The collections that listeners are derived from.</summary>
public sealed record GatewayInputs
{
    public required IKrtCollection<NamespacedName, GatewayClass> GatewayClasses { get; init; }

    public required IKrtCollection<NamespacedName, Gateway> Gateways { get; init; }

    public required IKrtCollection<NamespacedName, ListenerSet> ListenerSets { get; init; }

    public required IKrtCollection<NamespacedName, Namespace> Namespaces { get; init; }

    public required IKrtCollection<NamespacedName, Secret> Secrets { get; init; }

    public required IKrtCollection<NamespacedName, ConfigMap> ConfigMaps { get; init; }

    public required ReferenceGrants Grants { get; init; }
}
