// SPDX-License-Identifier: Apache-2.0

using Syncer.Translation.Gateways.Layouts;
using Syncer.Translation.Gateways.Listeners;
using Syncer.Translation.Rows;

namespace Syncer.Translation.Gateways.Statuses;

/// <summary>The statuses of all listeners of a Gateway or ListenerSet.</summary>
internal static class ListenerStatuses
{
    /// <param name="owner">The Gateway or ListenerSet.</param>
    /// <param name="conflicts">Its conflicts.</param>
    /// <param name="generation">The generation of the object.</param>
    /// <param name="attachedRoutes">The number of routes attached to a listener.</param>
    public static ValueList<ListenerStatus> Of(
        ListenerOwner owner,
        OwnerConflicts? conflicts,
        long generation,
        Func<string, int> attachedRoutes
    ) =>
        [
            .. owner.Listeners.Select(listener => new ListenerStatus
            {
                Name = listener.Facts.SectionName,
                SupportedKinds =
                [
                    .. listener.Facts.AllowedKinds.Select(kind => new ListenerStatus.RouteGroupKind(
                        Listeners.SupportedKinds.GroupOf(kind),
                        kind
                    )),
                ],
                AttachedRoutes = attachedRoutes(listener.Facts.SectionName),
                Conditions = ListenerConditions.Of(
                    listener,
                    OwnerConflicts.Of(conflicts, listener.Facts.SectionName),
                    owner.Key.Kind,
                    generation
                ),
            }),
        ];

    /// <summary>Whether the conditions are those of a listener that is served.</summary>
    public static bool IsValid(ListenerStatus listener) =>
        IsTrue(listener, "Accepted") && IsTrue(listener, "Programmed");

    public static bool IsAccepted(ListenerStatus listener) => IsTrue(listener, "Accepted");

    /// <summary>What is wrong with listeners: <c>{listener}: {message}</c> once per different message.</summary>
    public static string Summary(IEnumerable<ListenerStatus> listeners)
    {
        var problems =
            from listener in listeners
            from condition in listener.Conditions
            where condition is { Type: "Accepted" or "Programmed", Status: false }
            select $"{listener.Name}: {condition.Message}";
        return $"Some listeners are not accepted: {string.Join("; ", problems.Distinct())}";
    }

    private static bool IsTrue(ListenerStatus listener, string type) =>
        listener.Conditions.Any(condition => condition.Type == type && condition.Status);
}
