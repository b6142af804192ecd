// SPDX-License-Identifier: Apache-2.0

using Syncer.Translation.Gateways.Layouts;
using Syncer.Translation.Gateways.Listeners;
using Syncer.Translation.Rows;
using Syncer.Translation.Status;

namespace Syncer.Translation.Gateways.Statuses;

/// <summary>The conditions of a listener (spec gateways-routes 4.3, 4.4).</summary>
internal static class ListenerConditions
{
    private const string NoErrors = "No errors found";

    /// <summary>Sorted by type.</summary>
    public static ValueList<Condition> Of(
        ResolvedListener listener,
        ListenerConflict conflict,
        string ownerKind,
        long generation
    )
    {
        var conflicted = ProblemOf(conflict);
        var accepted = conflicted ?? listener.NotAccepted ?? UnusableInListenerSet(listener, ownerKind);
        return
        [
            Positive("Accepted", "Accepted", accepted, generation),
            new(
                "Conflicted",
                conflicted is not null,
                conflicted?.Reason ?? "NoConflicts",
                conflicted?.Message ?? NoErrors,
                generation
            ),
            Positive("Programmed", "Programmed", conflicted ?? listener.NotProgrammed, generation),
            Positive("ResolvedRefs", "ResolvedRefs", listener.NotResolved, generation),
        ];
    }

    /// <summary>A ListenerSet does not accept a listener without usable TLS; a Gateway does.</summary>
    private static Problem? UnusableInListenerSet(ResolvedListener listener, string ownerKind) =>
        ownerKind == ParentKey.ListenerSetKind && listener.NotProgrammed is { } problem
            ? new("ListenersNotValid", (listener.NotResolved ?? problem).Message)
            : null;

    private static Problem? ProblemOf(ListenerConflict conflict) =>
        conflict switch
        {
            ListenerConflict.Hostname => new(
                "HostnameConflict",
                "Found conflicting hostnames on listeners, all listeners on a single port must have unique hostnames"
            ),
            ListenerConflict.Protocol => new(
                "ProtocolConflict",
                "Found conflicting protocols on listeners, a single port can only contain listeners with compatible protocols"
            ),
            _ => null,
        };

    private static Condition Positive(string type, string reason, Problem? problem, long generation) =>
        new(type, problem is null, problem?.Reason ?? reason, problem?.Message ?? NoErrors, generation);
}
