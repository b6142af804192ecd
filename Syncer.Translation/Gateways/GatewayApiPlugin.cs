// SPDX-License-Identifier: Apache-2.0

using Krt;
using Syncer.Protos.Resources;
using Syncer.Translation.Plugins;
using Syncer.Translation.Plugins.Targets;
using Syncer.Translation.Rows;
using Syncer.Translation.Rows.GatewayApi;
using Syncer.Translation.Rows.Routes;
using static Syncer.Protos.Resources.PolicyTarget.Types;

namespace Syncer.Translation.Gateways;

/// <summary>Gateways, ListenerSets and routes as targets of policies (spec backends-policies PT-2).</summary>
internal sealed class GatewayApiPlugin : ITranslationPlugin
{
    public string Name => "GatewayApi";

    public int ContractVersion => PluginContract.Version;

    public PluginDeclaration Declare(SyncerInputs inputs, SyncerSettings settings) =>
        new()
        {
            Kinds =
            [
                new(ObjectKinds.Gateway, ObjectLookup.Of(inputs.Of<Gateway>()))
                {
                    PolicyTarget = Target(
                        ObjectKinds.Gateway,
                        inputs.Of<Gateway>(),
                        gateway => gateway.Spec.Listeners.Select(listener => listener.Name),
                        reference => new() { Gateway = Gateway(reference) }
                    ),
                },
                new(ObjectKinds.ListenerSet, ObjectLookup.Of(inputs.Of<ListenerSet>()))
                {
                    PolicyTarget = Target(
                        ObjectKinds.ListenerSet,
                        inputs.Of<ListenerSet>(),
                        set => set.Spec.Listeners.Select(listener => listener.Name),
                        reference => new() { ListenerSet = ListenerSet(reference) }
                    ),
                },
                new(ObjectKinds.HttpRoute, ObjectLookup.Of(inputs.Of<HttpRoute>()))
                {
                    PolicyTarget = Target(
                        ObjectKinds.HttpRoute,
                        inputs.Of<HttpRoute>(),
                        route => route.Spec.Rules.Select(rule => rule.Name),
                        reference => new() { Route = Route(ObjectKinds.HttpRoute, reference) }
                    ),
                },
                new(ObjectKinds.GrpcRoute, ObjectLookup.Of(inputs.Of<GrpcRoute>()))
                {
                    PolicyTarget = Target(
                        ObjectKinds.GrpcRoute,
                        inputs.Of<GrpcRoute>(),
                        route => route.Spec.Rules.Select(rule => rule.Name),
                        reference => new() { Route = Route(ObjectKinds.GrpcRoute, reference) }
                    ),
                },
            ],
        };

    /// <summary>Objects and their sections, of which there has to be one of the name (spec backends-policies Q-14).</summary>
    private static PolicyTargetResolver Target<T>(
        GroupKind kind,
        IKrtCollection<NamespacedName, T> objects,
        Func<T, IEnumerable<string?>> sections,
        Func<TargetReference, PolicyTarget> target
    )
        where T : class, IKubernetesRow =>
        (context, reference) =>
        {
            if (reference.Port is < 1 or > ushort.MaxValue)
                return ResolvedTarget.Unusable($"port {reference.Port} is not a port number");
            if (string.IsNullOrEmpty(reference.SectionName))
                return ResolvedTarget.Of(target(reference));
            var known = context.FetchPart(
                objects,
                row => (ValueList<string?>)[.. sections(row)],
                Match<T>.Keys(reference.Name)
            );
            return known is [var names] && !names.Contains(reference.SectionName)
                ? ResolvedTarget.Unusable($"{kind.Kind} {reference.Name} has no section \"{reference.SectionName}\"")
                : ResolvedTarget.Of(target(reference));
        };

    private static GatewayTarget Gateway(TargetReference reference)
    {
        var target = new GatewayTarget { Namespace = reference.Name.Namespace, Name = reference.Name.Name };
        if (!string.IsNullOrEmpty(reference.SectionName))
            target.Listener = reference.SectionName;
        else if (reference.Port is { } port)
            target.Port = (uint)port;
        return target;
    }

    private static ListenerSetTarget ListenerSet(TargetReference reference)
    {
        var target = new ListenerSetTarget { Namespace = reference.Name.Namespace, Name = reference.Name.Name };
        if (!string.IsNullOrEmpty(reference.SectionName))
            target.Section = reference.SectionName;
        return target;
    }

    private static RouteTarget Route(GroupKind kind, TargetReference reference)
    {
        var target = new RouteTarget
        {
            Namespace = reference.Name.Namespace,
            Name = reference.Name.Name,
            Kind = kind.Kind,
        };
        if (!string.IsNullOrEmpty(reference.SectionName))
            target.RouteRule = reference.SectionName;
        return target;
    }
}
