// SPDX-License-Identifier: Apache-2.0

using Syncer.Protos.Resources;
using Syncer.Translation.Gateways.Layouts;
using Syncer.Translation.Gateways.Listeners;

namespace Syncer.Translation.Gateways;

/// <summary>What proxies receive of a Gateway: its binds and listeners.</summary>
internal static class ListenerResources
{
    /// <summary>One bind per port (spec gateways-routes 2.8).</summary>
    public static IEnumerable<GatewayResource> OfLayout(GatewayLayout layout) =>
        layout.Binds.Select(bind =>
        {
            var key = BindKey(bind.Port, layout.Key);
            var message = new Bind
            {
                Key = key,
                Port = (uint)bind.Port,
                Protocol = bind.Protocol,
                TunnelProtocol = bind.TunnelProtocol,
                Mode = bind.Mode,
            };
            return new GatewayResource(new(layout.Key, $"bind/{key}"), new Resource { Bind = message });
        });

    /// <summary>One listener per listener that is served and in no conflict (spec gateways-routes 2.11).</summary>
    public static IEnumerable<GatewayResource> OfOwner(ListenerOwner owner, OwnerConflicts? conflicts) =>
        from listener in owner.Listeners
        where OwnerConflicts.IsServed(conflicts, listener)
        select new GatewayResource(
            new(owner.Gateway, $"listener/{listener.Facts.ListenerKey}"),
            new Resource { Listener = Message(owner, listener) }
        );

    private static Listener Message(ListenerOwner owner, ResolvedListener listener)
    {
        var facts = listener.Facts;
        var name = new ListenerName
        {
            GatewayName = owner.Gateway.Name,
            GatewayNamespace = owner.Gateway.Namespace,
            ListenerName_ = facts.SectionName,
        };
        if (owner.Key.Kind == ParentKey.ListenerSetKind)
            name.ListenerSet = new() { Name = owner.Key.Name.Name, Namespace = owner.Key.Name.Namespace };
        return new()
        {
            Key = facts.ListenerKey,
            BindKey = BindKey(facts.Port, owner.Gateway),
            Name = name,
            Hostname = facts.Hostname,
            Protocol = listener.Protocol,
            Tls = listener.Tls.Config,
        };
    }

    private static string BindKey(int port, Krt.NamespacedName gateway) => $"{port}/{gateway}";
}
