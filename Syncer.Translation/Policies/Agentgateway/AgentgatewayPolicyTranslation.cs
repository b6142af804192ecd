// SPDX-License-Identifier: Apache-2.0

using Syncer.Protos.Resources;
using Syncer.Translation.Plugins;
using Syncer.Translation.Policies.Backends;
using Syncer.Translation.Policies.Frontend;
using Syncer.Translation.Policies.Traffic;
using Syncer.Translation.Rows.Policies;

namespace Syncer.Translation.Policies.Agentgateway;

/// <summary>The settings of a policy, for any target (spec backends-policies 4.2).</summary>
internal static class AgentgatewayPolicyTranslation
{
    /// <summary>The settings of connections, then of requests, then of backends.</summary>
    public static IReadOnlyList<PolicyDraft> Translate(
        ObjectTranslation translation,
        AgentgatewayPolicySpec spec,
        LabeledCredentials credentials
    )
    {
        AgentgatewayPolicyRules.Check(translation, spec);
        var owner = translation.Owner;
        var drafts = new List<PolicyDraft>();
        if (spec.Frontend is { } frontend)
        {
            foreach (
                var (suffix, setting) in FrontendSectionTranslation.Translate(translation, "spec.frontend", frontend)
            )
            {
                var policy = new Policy { Name = PolicyNames.Of(owner), Frontend = setting };
                drafts.Add(new($"frontend/{owner.Name}{suffix}", policy));
            }
        }
        if (spec.Traffic is { } traffic)
        {
            var policies = TrafficSectionTranslation.Translate(translation, credentials, "spec.traffic", traffic);
            drafts.AddRange(policies.Select(policy => policy.Draft(owner, spec.Strategy)));
        }
        if (spec.Backend is { } backend)
        {
            foreach (var setting in BackendSectionTranslation.Translate(translation, "spec.backend", backend))
            {
                var policy = new Policy { Name = PolicyNames.Of(owner), Backend = setting.Spec };
                drafts.Add(new(setting.Key(owner.Name), policy));
            }
        }
        return drafts;
    }
}
