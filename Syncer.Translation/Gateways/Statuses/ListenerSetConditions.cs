// SPDX-License-Identifier: Apache-2.0

using Syncer.Translation.Gateways.Listeners;
using Syncer.Translation.Rows;
using Syncer.Translation.Status;

namespace Syncer.Translation.Gateways.Statuses;

/// <summary>The conditions of a ListenerSet (spec gateways-routes 4.4).</summary>
internal static class ListenerSetConditions
{
    /// <summary>Sorted by type.</summary>
    public static ValueList<Condition> Of(ListenerOwner owner, IReadOnlyList<ListenerStatus> listeners, long generation)
    {
        if (owner.NotAccepted is { } refused)
        {
            return
            [
                new("Accepted", false, refused.Reason, refused.Message, generation),
                new("Programmed", false, refused.Reason, refused.Message, generation),
            ];
        }
        if (listeners.All(ListenerStatuses.IsValid))
        {
            var problem = owner.InternalPortsProblem;
            return
            [
                new(
                    "Accepted",
                    problem is null,
                    problem?.Reason ?? "Accepted",
                    problem?.Message ?? "Resource accepted",
                    generation
                ),
                new("Programmed", true, "Programmed", "Resource programmed", generation),
            ];
        }
        var message = ListenerStatuses.Summary(listeners);
        var someServed = listeners.Any(ListenerStatuses.IsValid);
        return
        [
            new("Accepted", someServed, "ListenersNotValid", message, generation),
            new("Programmed", someServed, someServed ? "Programmed" : "ListenersNotValid", message, generation),
        ];
    }
}
