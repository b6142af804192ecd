// SPDX-License-Identifier: Apache-2.0

using System.Runtime.InteropServices;
using Syncer.Protos.Resources;
using Syncer.Translation.Gateways.Listeners;

namespace Syncer.Translation.Gateways.Layouts;

/// <summary>
/// Finds the listeners of a Gateway that cannot be told apart (spec gateways-routes 2.10). Listeners of a port must have
/// one protocol and distinct hostnames; which namespaces they admit makes no difference (11 Q11).
/// </summary>
/// <remarks>
/// Of the listeners that a Gateway itself holds, none wins a conflict: the Gateway API demands that all of them are
/// refused. A ListenerSet loses against the Gateway and against ListenerSets that go before it, and takes no port or
/// hostname with a listener that lost.
/// </remarks>
internal sealed class ListenerConflicts
{
    private readonly Dictionary<int, Claims> _claims = [];

    /// <param name="owners">The Gateway, then its ListenerSets, those that take precedence first.</param>
    /// <returns>The owners with at least one conflict.</returns>
    public static IEnumerable<OwnerConflicts> Detect(IEnumerable<ListenerOwner> owners)
    {
        var ports = new ListenerConflicts();
        foreach (var owner in owners)
        {
            var found = owner.Key.Kind == ParentKey.GatewayKind ? ports.AddAll(owner) : ports.AddInOrder(owner);
            if (found.Count > 0)
                yield return new(owner.Key, [.. found]);
        }
    }

    private List<OwnerConflicts.Entry> AddAll(ListenerOwner gateway)
    {
        foreach (var listener in gateway.Listeners.Where(listener => listener.ClaimsPort))
            ClaimsOf(listener).Add(listener);
        return ConflictsOf(gateway, listener => ClaimsOf(listener).ConflictAmong(listener));
    }

    private List<OwnerConflicts.Entry> AddInOrder(ListenerOwner listenerSet) =>
        ConflictsOf(
            listenerSet,
            listener =>
            {
                var claims = ClaimsOf(listener);
                var conflict = claims.ConflictWith(listener);
                if (conflict == ListenerConflict.None)
                    claims.Add(listener);
                return conflict;
            }
        );

    private static List<OwnerConflicts.Entry> ConflictsOf(
        ListenerOwner owner,
        Func<ResolvedListener, ListenerConflict> conflictOf
    )
    {
        var found = new List<OwnerConflicts.Entry>();
        foreach (var listener in owner.Listeners)
        {
            var conflict = listener.ClaimsPort ? conflictOf(listener) : ListenerConflict.None;
            if (conflict != ListenerConflict.None)
                found.Add(new(listener.Facts.SectionName, conflict));
        }
        return found;
    }

    private Claims ClaimsOf(ResolvedListener listener)
    {
        ref var claims = ref CollectionsMarshal.GetValueRefOrAddDefault(_claims, listener.Facts.Port, out _);
        return claims ??= new Claims();
    }

    /// <summary>What the listeners of one port have claimed.</summary>
    private sealed class Claims
    {
        private readonly HashSet<Protocol> _protocols = [];
        private readonly Dictionary<string, int> _hostnames = new(StringComparer.Ordinal);

        public void Add(ResolvedListener listener)
        {
            _protocols.Add(listener.Protocol);
            CollectionsMarshal.GetValueRefOrAddDefault(_hostnames, HostnameOf(listener), out _)++;
        }

        /// <summary>The conflict of a listener that is among those added.</summary>
        public ListenerConflict ConflictAmong(ResolvedListener listener) =>
            _protocols.Count > 1 ? ListenerConflict.Protocol
            : _hostnames[HostnameOf(listener)] > 1 ? ListenerConflict.Hostname
            : ListenerConflict.None;

        /// <summary>The conflict of a listener with those added.</summary>
        public ListenerConflict ConflictWith(ResolvedListener listener) =>
            _protocols.Any(protocol => protocol != listener.Protocol) ? ListenerConflict.Protocol
            : _hostnames.ContainsKey(HostnameOf(listener)) ? ListenerConflict.Hostname
            : ListenerConflict.None;

        // TCP has no server name: its listeners differ by port alone.
        private static string HostnameOf(ResolvedListener listener) =>
            listener.Protocol == Protocol.Tcp ? "" : listener.Facts.Hostname;
    }
}
