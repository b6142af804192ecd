// SPDX-License-Identifier: Apache-2.0

using Syncer.Translation.Plugins;
using Syncer.Translation.Plugins.Kinds;
using Syncer.Translation.Policies.Attachment;
using Syncer.Translation.Policies.Traffic;
using Syncer.Translation.Rows.Kgateway;
using Syncer.Translation.Rows.Kgateway.Policies;

namespace Syncer.Translation.Policies.Kgateway;

/// <summary>TrafficPolicies and the GatewayExtensions they use (spec backends-policies 3).</summary>
internal sealed class TrafficPolicyPlugin : ITranslationPlugin
{
    /// <summary>The policies.</summary>
    public static CustomKind<KgatewayTrafficPolicy> PolicyKind { get; } =
        new(() => KgatewayJson.Default.KgatewayTrafficPolicy)
        {
            Group = ApiGroups.Kgateway,
            Versions = ["v1alpha1"],
            Kind = "TrafficPolicy",
            Plural = "trafficpolicies",
            Status = StatusLayout.Ancestors,
        };

    /// <summary>The services that policies ask.</summary>
    public static CustomKind<GatewayExtension> ExtensionKind { get; } =
        new(() => KgatewayJson.Default.GatewayExtension)
        {
            Group = ApiGroups.Kgateway,
            Versions = ["v1alpha1"],
            Kind = "GatewayExtension",
            Plural = "gatewayextensions",
        };

    public string Name => "TrafficPolicy";

    public int ContractVersion => PluginContract.Version;

    public IReadOnlyList<CustomKind> Kinds => [PolicyKind, ExtensionKind];

    public PluginTranslation Translate(TranslationServices services)
    {
        var extensions = services.Inputs.Of<GatewayExtension>();
        var credentials = new LabeledCredentials(services.Inputs);
        return PolicyDelivery.Of(
            PolicyKind,
            services,
            (translation, row) =>
                new TrafficPolicyTranslation(translation, extensions, credentials).Translate(row.Spec),
            (translation, row) => TrafficPolicyAims.Of(translation, row.Spec)
        );
    }
}
