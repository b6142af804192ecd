// SPDX-License-Identifier: Apache-2.0

using Krt;
using Syncer.Translation.Plugins;
using Syncer.Translation.References;
using Syncer.Translation.Rows.GatewayApi;

namespace Syncer.Translation.Backends.Tls;

/// <summary>BackendTLSPolicies.</summary>
internal sealed class BackendTlsPolicyPlugin : ITranslationPlugin
{
    public string Name => "BackendTLSPolicy";

    public int ContractVersion => PluginContract.Version;

    public PluginTranslation Translate(TranslationServices services) =>
        new() { Deliver = references => Deliver(services, references) };

    private static PluginOutputs Deliver(TranslationServices services, ReferenceGraph references)
    {
        var translation = new BackendTlsPolicyTranslation(services, references);
        var policies = services
            .Inputs.Of<BackendTlsPolicy>()
            .Select(
                translation.Translate,
                new CollectionOptions<NamespacedName, TranslatedTlsPolicy> { Name = "BackendTlsPolicyTranslations" }
            );
        return new()
        {
            Resources =
            [
                policies.SelectMany(
                    (_, policy) => policy.Resources,
                    resource => resource.Key,
                    new() { Name = "BackendTlsPolicies" }
                ),
            ],
            Statuses =
            [
                policies.Select(
                    (_, policy) => policy.Status,
                    status => status.Key,
                    new() { Name = "BackendTlsPolicyStatuses", HoldsSecrets = false }
                ),
            ],
        };
    }
}
