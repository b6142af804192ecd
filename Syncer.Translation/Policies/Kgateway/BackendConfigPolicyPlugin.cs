// SPDX-License-Identifier: Apache-2.0

using Syncer.Translation.Plugins;
using Syncer.Translation.Plugins.Kinds;
using Syncer.Translation.Policies.Attachment;
using Syncer.Translation.Rows.Kgateway;
using Syncer.Translation.Rows.Kgateway.Policies;

namespace Syncer.Translation.Policies.Kgateway;

/// <summary>BackendConfigPolicies (spec backends-policies 3.12).</summary>
internal sealed class BackendConfigPolicyPlugin : ITranslationPlugin
{
    /// <summary>The objects.</summary>
    public static CustomKind<KgatewayBackendConfigPolicy> Kind { get; } =
        new(() => KgatewayJson.Default.KgatewayBackendConfigPolicy)
        {
            Group = ApiGroups.Kgateway,
            Versions = ["v1alpha1"],
            Kind = "BackendConfigPolicy",
            Plural = "backendconfigpolicies",
            Status = StatusLayout.Ancestors,
        };

    public string Name => "BackendConfigPolicy";

    public int ContractVersion => PluginContract.Version;

    public IReadOnlyList<CustomKind> Kinds => [Kind];

    public PluginTranslation Translate(TranslationServices services) =>
        PolicyDelivery.Of(
            Kind,
            services,
            (translation, row) => BackendConfigPolicyTranslation.Translate(translation, row.Spec),
            (translation, row) =>
                [
                    .. PolicyAims
                        .Of(translation, row.Spec.TargetRefs, row.Spec.TargetSelectors)
                        .Select(aim => IsTargetable(aim.Object.Kind) ? aim : NotTargetable(aim)),
                ]
        );

    private static bool IsTargetable(GroupKind kind) =>
        kind == ObjectKinds.Service || kind == ObjectKinds.KgatewayBackend;

    private static PolicyAim NotTargetable(PolicyAim aim) =>
        aim with
        {
            Target = null,
            Problem = $"{aim.Object} is neither a Service nor a Backend, and nothing else can be a target",
        };
}
