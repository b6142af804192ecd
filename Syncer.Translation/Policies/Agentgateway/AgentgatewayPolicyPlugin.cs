// SPDX-License-Identifier: Apache-2.0

using Krt;
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
        new(AgentgatewayJson.Default.AgentgatewayPolicy)
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
        var policies = services
            .Inputs.Custom.Of(Kind)
            .Select(
                (context, row) => Translate(context, row, services, credentials),
                new CollectionOptions<NamespacedName, PolicyTranslation>
                {
                    Name = "AgentgatewayPolicyTranslations",
                    HoldsSecrets = true,
                }
            );
        return PolicyDelivery.Of(Kind.Kind, policies, services.Settings.ControllerName);
    }

    /// <summary>What a policy says; a pure function of the row and of what is read through the context.</summary>
    public static PolicyTranslation Translate(
        TransformContext context,
        AgentgatewayPolicy row,
        TranslationServices services,
        LabeledCredentials credentials
    )
    {
        var translation = new ObjectTranslation(context, new(Kind.GroupKind, row.Metadata.Key), services);
        AgentgatewayPolicyRules.Check(translation, row.Spec);
        return PolicyTranslation.Of(
            translation,
            Kind.ApiVersion,
            row.Metadata,
            AgentgatewayPolicyTranslation.Translate(translation, row.Spec, credentials),
            PolicyAims.Of(translation, row.Spec.TargetRefs, row.Spec.TargetSelectors)
        );
    }
}
