// SPDX-License-Identifier: Apache-2.0

using Krt;

namespace Syncer.Translation.Gateways.Listeners;

/// <summary>Keys of listeners, unique within a Gateway (spec gateways-routes 2.4).</summary>
internal static class ListenerKeys
{
    /// <summary><c>{namespace}/{name}.{listener}</c></summary>
    public static string OfGateway(NamespacedName gateway, string listener) => $"{gateway}.{listener}";

    /// <summary>
    /// <c>{namespace}/{name}.{entry}</c>, or <c>{namespace}/{name}/{entry}</c> where the former could also be the key of a
    /// listener of the Gateway or of another ListenerSet: where both objects have one name or a name contains a dot.
    /// </summary>
    public static string OfListenerSet(NamespacedName listenerSet, string entry, NamespacedName gateway)
    {
        var isAmbiguous = listenerSet == gateway || listenerSet.Name.Contains('.') || entry.Contains('.');
        return isAmbiguous ? $"{listenerSet}/{entry}" : $"{listenerSet}.{entry}";
    }
}
