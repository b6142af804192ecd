// SPDX-License-Identifier: Apache-2.0

using Krt;
using Syncer.Translation.Plugins;
using Syncer.Translation.Policies.Attachment;
using Syncer.Translation.Rows;
using Syncer.Translation.Rows.Kgateway;
using Syncer.Translation.Rows.Kgateway.Policies;
using Syncer.Translation.Rows.Policies;

namespace Syncer.Translation.Policies.Kgateway;

/// <summary>What TrafficPolicies are aimed at (spec backends-policies 3.3, 3.12).</summary>
internal static class TrafficPolicyAims
{
    private const string McpType = "MCP";
    private static readonly GroupKind ExperimentalListenerSet = new("gateway.networking.x-k8s.io", "XListenerSet");

    public static ValueList<PolicyAim> Of(ObjectTranslation translation, KgatewayTrafficPolicySpec spec) =>
        [
            .. PolicyAims
                .Of(translation, spec.TargetRefs.Select(Current), spec.TargetSelectors.Select(Current))
                .Select(aim => OfTools(translation, aim)),
        ];

    // ListenerSets had this name before they became part of the API.
    private static PolicyTargetReference Current(PolicyTargetReference reference) =>
        new GroupKind(reference.Group, reference.Kind) == ExperimentalListenerSet
            ? reference with
            {
                Group = ObjectKinds.ListenerSet.Group,
                Kind = ObjectKinds.ListenerSet.Kind,
            }
            : reference;

    private static PolicyTargetSelector Current(PolicyTargetSelector selector) =>
        new GroupKind(selector.Group, selector.Kind) == ExperimentalListenerSet
            ? selector with
            {
                Group = ObjectKinds.ListenerSet.Group,
                Kind = ObjectKinds.ListenerSet.Kind,
            }
            : selector;

    /// <summary>Of Backends, those of tools alone can be targets (PS-11).</summary>
    private static PolicyAim OfTools(ObjectTranslation translation, PolicyAim aim)
    {
        if (aim.Object.Kind != ObjectKinds.KgatewayBackend || aim.Target is null)
            return aim;
        var types = translation.Context.FetchPart(
            translation.Services.Inputs.Of<KgatewayBackend>(),
            backend => backend.Spec.Type ?? (backend.Spec.Mcp is null ? "" : McpType),
            Match<KgatewayBackend>.Keys(aim.Object.Name)
        );
        return types is [McpType]
            ? aim
            : aim with
            {
                Target = null,
                Problem = $"{aim.Object} is not of type {McpType}, and no other Backend can be a target",
            };
    }
}
