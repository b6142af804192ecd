// SPDX-License-Identifier: Apache-2.0

using Krt;
using Syncer.Translation.Rows;

namespace Syncer.Translation.Gateways.Layouts;

/// <summary>What results from all listeners of a Gateway together, those of its ListenerSets included.</summary>
internal sealed record GatewayLayout(NamespacedName Key) : IKeyed<NamespacedName>
{
    /// <summary>The ports, ascending.</summary>
    public required ValueList<PortBind> Binds { get; init; }

    /// <summary>The owners with listeners in conflict.</summary>
    public required ValueList<OwnerConflicts> Conflicts { get; init; }

    /// <summary>Ports that some listeners mark internal and others do not, ascending.</summary>
    public required ValueList<int> DisputedPorts { get; init; }

    /// <summary>The number of ListenerSets with a valid listener that is in no conflict.</summary>
    public required int AttachedListenerSets { get; init; }
}
