// SPDX-License-Identifier: Apache-2.0

using Syncer.Protos.Resources;
using Syncer.Translation.Plugins;
using Syncer.Translation.Plugins.Targets;
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
                new(ObjectKinds.Gateway, ObjectLookup.Of(inputs.Gateways))
                {
                    PolicyTarget = (_, reference) => ResolvedTarget.Of(new() { Gateway = Gateway(reference) }),
                },
                new(ObjectKinds.ListenerSet, ObjectLookup.Of(inputs.ListenerSets))
                {
                    PolicyTarget = (_, reference) => ResolvedTarget.Of(new() { ListenerSet = ListenerSet(reference) }),
                },
                new(ObjectKinds.HttpRoute, ObjectLookup.Of(inputs.HttpRoutes))
                {
                    PolicyTarget = Route(ObjectKinds.HttpRoute),
                },
                new(ObjectKinds.GrpcRoute, ObjectLookup.Of(inputs.GrpcRoutes))
                {
                    PolicyTarget = Route(ObjectKinds.GrpcRoute),
                },
            ],
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

    private static PolicyTargetResolver Route(GroupKind kind) =>
        (_, reference) =>
        {
            var target = new RouteTarget
            {
                Namespace = reference.Name.Namespace,
                Name = reference.Name.Name,
                Kind = kind.Kind,
            };
            if (!string.IsNullOrEmpty(reference.SectionName))
                target.RouteRule = reference.SectionName;
            return ResolvedTarget.Of(new PolicyTarget { Route = target });
        };
}
