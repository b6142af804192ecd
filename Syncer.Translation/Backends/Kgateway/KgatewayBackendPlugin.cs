// SPDX-License-Identifier: Apache-2.0

using Syncer.Translation.Plugins;
using Syncer.Translation.Rows.Backends;
using Syncer.Translation.Rows.Kgateway;

namespace Syncer.Translation.Backends.Kgateway;

/// <summary>Backends of gateway.kgateway.dev (spec backends-policies 1).</summary>
internal sealed class KgatewayBackendPlugin : ITranslationPlugin
{
    public string Name => "KgatewayBackend";

    public int ContractVersion => PluginContract.Version;

    public PluginDeclaration Declare(SyncerInputs inputs, SyncerSettings settings) =>
        new()
        {
            Kinds =
            [
                BackendObjects.Of(
                    ObjectKinds.KgatewayBackend,
                    inputs.Of<KgatewayBackend>(),
                    BackendSections.Of(inputs.Of<KgatewayBackend>(), inputs, Read)
                ) with
                {
                    RemoteEndpoint = StaticEndpoints.Of(
                        ObjectKinds.KgatewayBackend,
                        inputs.Of<KgatewayBackend>(),
                        Read
                    ),
                },
            ],
        };

    public PluginTranslation Translate(TranslationServices services) =>
        new BackendKindTranslation<KgatewayBackend>(
            ObjectKinds.KgatewayBackend,
            "v1alpha1",
            services.Inputs.Of<KgatewayBackend>(),
            row => KgatewayBackendReader.Read(row.Spec)
        ).Translate(services);

    private static BackendSpec Read(KgatewayBackend row) => KgatewayBackendReader.Read(row.Spec).Spec;
}
