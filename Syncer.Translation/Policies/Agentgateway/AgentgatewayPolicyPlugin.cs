// SPDX-License-Identifier: Apache-2.0

using Syncer.Translation.Plugins;
using Syncer.Translation.Plugins.Kinds;
using Syncer.Translation.Policies.Attachment;
using Syncer.Translation.Policies.Traffic;
using Syncer.Translation.Rows;
using Syncer.Translation.Rows.Policies;

namespace Syncer.Translation.Policies.Agentgateway;

/// <summary>AgentgatewayPolicies (spec backends-policies 4).</summary>
internal sealed class AgentgatewayPolicyPlugin : ITranslationPlugin
{
    /// <summary>The objects.</summary>
    public static CustomKind<AgentgatewayPolicy> Kind { get; } =
        new(() => AgentgatewayJson.Default.AgentgatewayPolicy)
        {
            Group = ApiGroups.Agentgateway,
            Versions = ["v1alpha1"],
            Kind = "AgentgatewayPolicy",
            Plural = "agentgatewaypolicies",
            Status = StatusLayout.Ancestors,
            WithDefaults = AgentgatewayPolicyDefaults.FillIn,
        };

    public string Name => "AgentgatewayPolicy";

    public int ContractVersion => PluginContract.Version;

    public IReadOnlyList<CustomKind> Kinds => [Kind];

    public PluginTranslation Translate(TranslationServices services)
    {
        var credentials = new LabeledCredentials(services.Inputs);
        return PolicyDelivery.Of(
            Kind,
            services,
            (translation, row) => AgentgatewayPolicyTranslation.Translate(translation, row.Spec, credentials),
            (translation, row) => PolicyAims.Of(translation, row.Spec.TargetRefs, row.Spec.TargetSelectors)
        );
    }
}
