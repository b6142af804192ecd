// SPDX-License-Identifier: Apache-2.0

using Krt;
using Syncer.Translation.Rows.GatewayApi;

namespace Syncer.Translation.Gateways;

/// <summary>Whether a Gateway takes a ListenerSet (spec gateways-routes 2.9).</summary>
internal static class ListenerSetAdmission
{
    /// <summary>The Gateway a ListenerSet names, null when it names something else.</summary>
    public static NamespacedName? ParentOf(ListenerSet listenerSet)
    {
        var parent = listenerSet.Spec.ParentRef;
        return parent.Group is null or ApiGroups.GatewayApi && parent.Kind is null or ParentKey.GatewayKind
            ? new(parent.Namespace ?? listenerSet.Metadata.Namespace, parent.Name)
            : null;
    }

    /// <summary>Why the listeners of a ListenerSet do not count, or null.</summary>
    /// <param name="gateway">The Gateway it names.</param>
    /// <param name="namespace">The namespace of the ListenerSet.</param>
    /// <param name="labelsOf">The labels of a Namespace, null when there is no such Namespace.</param>
    public static Problem? Check(ServedGateway gateway, string @namespace, Func<string, LabelSet?> labelsOf)
    {
        if (!IsAllowed(gateway.AllowedListeners, gateway.Key.Namespace, @namespace, labelsOf))
            return new("NotAllowed", "Gateway does not allow ListenerSet attachment");
        return gateway.NotAccepted is null ? null : new("ParentNotAccepted", "The Gateway is not accepted");
    }

    private static bool IsAllowed(
        NamespaceFilter? filter,
        string gatewayNamespace,
        string @namespace,
        Func<string, LabelSet?> labelsOf
    ) =>
        filter?.From switch
        {
            "All" => true,
            "Same" => @namespace == gatewayNamespace,
            null or "" or "Selector" => filter?.Selector?.ToSelector() is { } selector
                && labelsOf(@namespace) is { } labels
                && selector.Matches(labels),
            _ => false,
        };
}
