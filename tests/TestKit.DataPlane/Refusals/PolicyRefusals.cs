// SPDX-License-Identifier: Apache-2.0

using Syncer.Protos.Resources;
using BackendKind = Syncer.Protos.Resources.BackendPolicySpec.KindOneofCase;
using TrafficKind = Syncer.Protos.Resources.TrafficPolicySpec.KindOneofCase;

namespace TestKit.DataPlane;

/// <summary>Policies and what they aim at (spec xds-addresses 6.6).</summary>
internal static class PolicyRefusals
{
    private static readonly BackendKind[] WithoutSection =
    [
        BackendKind.McpAuthorization,
        BackendKind.McpAuthentication,
        BackendKind.McpGuardrails,
    ];

    private static readonly TrafficKind[] NeverConditional =
    [
        TrafficKind.Timeout,
        TrafficKind.Retry,
        TrafficKind.Delay,
        TrafficKind.Authorization,
        TrafficKind.HostRewrite,
        TrafficKind.RequestMirror,
    ];

    public static void Find(Place place, Policy policy)
    {
        Find(place["target"], policy.Target);
        switch (policy.KindCase)
        {
            case Policy.KindOneofCase.Traffic:
                TrafficPolicyRefusals.Find(place["traffic"], policy.Traffic);
                break;
            case Policy.KindOneofCase.Backend:
                BackendPolicyRefusals.Find(place["backend"], policy.Backend);
                place.ErrorIf(
                    WithoutSection.Contains(policy.Backend.KindCase) && policy.Target?.Backend is { HasSection: true },
                    $"{policy.Backend.KindCase} cannot aim at a section"
                );
                break;
            case Policy.KindOneofCase.Frontend:
                FrontendPolicyRefusals.Find(place["frontend"], policy.Frontend);
                break;
            case Policy.KindOneofCase.Conditional:
                Find(place["conditional"], policy.Conditional);
                break;
            default:
                place.Error("no kind");
                break;
        }
    }

    private static void Find(Place place, PolicyTarget? target)
    {
        place.ErrorIf(target is null or { KindCase: PolicyTarget.KindOneofCase.None }, "missing");
        if (target?.Gateway is { HasPort: true } gateway)
            Texts.Port(place["gateway.port"], gateway.Port);
    }

    private static void Find(Place place, ConditionalPolicies conditional)
    {
        var policies = conditional.Policies;
        place["policies"].ErrorIf(policies.Count == 0, "empty");
        place.Each("policies", policies, Find);
        var kinds = policies.Where(policy => policy.Traffic is not null).ToList();
        place["policies"].ErrorIf(kinds.DistinctBy(policy => policy.Traffic.KindCase).Count() > 1, "of several kinds");
        place["policies"].ErrorIf(kinds.DistinctBy(policy => policy.Traffic.Phase).Count() > 1, "of several phases");
    }

    private static void Find(Place place, ConditionalPolicy policy)
    {
        if (policy.HasCondition)
            Texts.Expression(place["condition"], policy.Condition);
        if (policy.KindCase == ConditionalPolicy.KindOneofCase.None)
        {
            place.Error("no kind");
            return;
        }
        place.ErrorIf(
            NeverConditional.Contains(policy.Traffic.KindCase),
            $"{policy.Traffic.KindCase} cannot depend on a condition"
        );
        TrafficPolicyRefusals.Find(place["traffic"], policy.Traffic);
    }
}
