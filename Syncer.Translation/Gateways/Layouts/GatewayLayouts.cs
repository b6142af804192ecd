// SPDX-License-Identifier: Apache-2.0

using Krt;
using Syncer.Protos.Resources;
using Syncer.Translation.Gateways.Listeners;

namespace Syncer.Translation.Gateways.Layouts;

/// <summary>Lays out the ports of a Gateway.</summary>
internal static class GatewayLayouts
{
    /// <param name="gateway">The Gateway.</param>
    /// <param name="owners">It and its ListenerSets, in any order.</param>
    public static GatewayLayout Of(NamespacedName gateway, IEnumerable<ListenerOwner> owners)
    {
        var ordered = InPrecedence(owners);
        var conflicts = ListenerConflicts.Detect(ordered).ToDictionary(entry => entry.Key);
        var ports = ordered
            .SelectMany(owner => owner.Listeners.Where(listener => !IsConflicted(conflicts, owner, listener)))
            .Where(listener => ListenerPorts.IsValid(listener.Facts.Port))
            .GroupBy(listener => listener.Facts.Port)
            .OrderBy(port => port.Key)
            .ToArray();
        return new(gateway)
        {
            Binds = [.. ports.Select(BindOf)],
            Conflicts =
            [
                .. ordered.Where(owner => conflicts.ContainsKey(owner.Key)).Select(owner => conflicts[owner.Key]),
            ],
            DisputedPorts = [.. ports.Where(IsDisputed).Select(port => port.Key)],
            AttachedListenerSets = ordered.Count(owner =>
                owner.Key.Kind == ParentKey.ListenerSetKind
                && owner.Listeners.Any(listener => listener.IsValid && !IsConflicted(conflicts, owner, listener))
            ),
        };
    }

    /// <summary>The Gateway, then its ListenerSets by creation, then by namespace and name (spec gateways-routes 2.9).</summary>
    private static ListenerOwner[] InPrecedence(IEnumerable<ListenerOwner> owners) =>
        [
            .. owners
                .OrderBy(owner => owner.Key.Kind == ParentKey.GatewayKind ? 0 : 1)
                .ThenBy(owner => owner.CreationTimestamp)
                .ThenBy(owner => owner.Key.Name),
        ];

    private static bool IsConflicted(
        Dictionary<ParentKey, OwnerConflicts> conflicts,
        ListenerOwner owner,
        ResolvedListener listener
    ) => OwnerConflicts.Of(conflicts.GetValueOrDefault(owner.Key), listener.Facts.SectionName) != ListenerConflict.None;

    /// <summary>Where listeners of several protocols share a port, the last supported one decides.</summary>
    private static PortBind BindOf(IGrouping<int, ResolvedListener> port)
    {
        var protocol = port.LastOrDefault(listener => listener.ClaimsPort)?.Protocol ?? Protocol.Unknown;
        return new(
            port.Key,
            ListenerProtocols.OfBind(protocol),
            protocol == Protocol.Hbone ? Bind.Types.TunnelProtocol.HboneGateway : Bind.Types.TunnelProtocol.Direct,
            port.All(listener => listener.IsInternal) ? Bind.Types.Mode.Internal : Bind.Types.Mode.Standard
        );
    }

    private static bool IsDisputed(IGrouping<int, ResolvedListener> port) =>
        port.Any(listener => listener.IsInternal) && port.Any(listener => !listener.IsInternal);
}
