// SPDX-License-Identifier: Apache-2.0

using Krt;
using Syncer.Translation.Gateways.Tls;
using Syncer.Translation.References;
using Syncer.Translation.Rows;
using Syncer.Translation.Rows.GatewayApi;

namespace Syncer.Translation.Gateways.Listeners;

/// <summary>Resolves listeners one by one, without regard to each other.</summary>
internal sealed class ListenerResolver(
    GatewayInputs inputs,
    SyncerSettings settings,
    IKrtCollection<string, NamespaceLabels> namespaces
)
{
    /// <summary>The listeners of a Gateway, in their order.</summary>
    public ListenerOwner OfGateway(TransformContext context, Gateway gateway, ServedGateway served)
    {
        var key = ParentKey.Gateway(gateway.Metadata.Key);
        if (served.NotAccepted is not null)
            return new(key) { Gateway = served.Key, NotAccepted = served.NotAccepted };
        var specs = DistinctByName(gateway.Spec.Listeners);
        var ports = InternalPorts.Parse(gateway.Metadata.Annotations, [.. specs.Select(spec => spec.Port)]);
        return new(key)
        {
            Gateway = served.Key,
            InternalPortsProblem = ports.Problem,
            Listeners =
            [
                .. specs.Select(spec =>
                {
                    var listenerKey = ListenerKeys.OfGateway(served.Key, spec.Name);
                    var listener = Resolve(context, key, listenerKey, spec, served, ports);
                    return listener with { NotResolved = listener.NotResolved ?? served.ClientCertificateProblem };
                }),
            ],
        };
    }

    /// <summary>The listeners of a ListenerSet, in their order; none when its Gateway does not allow it.</summary>
    public ListenerOwner OfListenerSet(TransformContext context, ListenerSet listenerSet, ServedGateway served)
    {
        var key = ParentKey.ListenerSet(listenerSet.Metadata.Key);
        var owner = new ListenerOwner(key)
        {
            Gateway = served.Key,
            CreationTimestamp = listenerSet.Metadata.CreationTimestamp ?? DateTimeOffset.MinValue,
            NotAccepted = ListenerSetAdmission.Check(
                served,
                listenerSet.Metadata.Namespace,
                name => context.Get(namespaces, name)?.Labels
            ),
        };
        if (owner.NotAccepted is not null)
            return owner;
        var specs = DistinctByName(listenerSet.Spec.Listeners)
            .ConvertAll(spec => spec with { Port = ListenerPorts.OfListenerSetEntry(spec) });
        var ports = InternalPorts.Parse(listenerSet.Metadata.Annotations, [.. specs.Select(spec => spec.Port)]);
        return owner with
        {
            InternalPortsProblem = ports.Problem,
            Listeners =
            [
                .. specs.Select(spec =>
                {
                    var listenerKey = ListenerKeys.OfListenerSet(key.Name, spec.Name, served.Key);
                    return Resolve(context, key, listenerKey, spec, served, ports);
                }),
            ],
        };
    }

    private ResolvedListener Resolve(
        TransformContext context,
        ParentKey owner,
        string listenerKey,
        ListenerSpec spec,
        ServedGateway served,
        InternalPorts internalPorts
    )
    {
        var from = new ReferenceSource(ApiGroups.GatewayApi, owner.Kind, owner.Name.Namespace);
        var tls = ListenerTlsResolution.Resolve(context, inputs, from, spec, served.Frontend.OfPort(spec.Port));
        var kinds = SupportedKinds.Of(spec, settings.EnableAgentgatewayModels);
        var hostname = spec.Hostname ?? "";
        return new()
        {
            Facts = new()
            {
                ListenerKey = listenerKey,
                Gateway = served.Key,
                SectionName = spec.Name,
                Port = spec.Port,
                Protocol = spec.Protocol,
                Hostname = hostname,
                Hostnames = AllowedHostnames.Of(
                    hostname,
                    spec.AllowedRoutes?.Namespaces,
                    owner.Name.Namespace,
                    selector =>
                        context.Fetch(namespaces, Match<NamespaceLabels>.Labels(selector)).Select(found => found.Name)
                ),
                AllowedKinds = kinds.Kinds,
                TlsPassthrough = ListenerProtocols.IsPassthrough(spec.Tls),
            },
            Protocol = ListenerProtocols.Parse(spec.Protocol),
            IsInternal = internalPorts.Ports.Contains(spec.Port),
            Tls = tls,
            NotAccepted = ListenerProtocols.Check(spec) ?? ListenerPorts.Check(spec.Port) ?? tls.NotAccepted,
            NotResolved = kinds.Problem ?? tls.NotResolved,
        };
    }

    // Names are unique in objects an API server has accepted; in manifests they need not be.
    private static List<ListenerSpec> DistinctByName(ValueList<ListenerSpec> specs) =>
        [.. specs.DistinctBy(spec => spec.Name)];
}
