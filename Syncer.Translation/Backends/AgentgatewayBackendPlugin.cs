// SPDX-License-Identifier: Apache-2.0

using Syncer.Translation.Plugins;
using Syncer.Translation.Rows;

namespace Syncer.Translation.Backends;

/// <summary>AgentgatewayBackends (spec backends-policies 2).</summary>
internal sealed class AgentgatewayBackendPlugin : ITranslationPlugin
{
    public string Name => "AgentgatewayBackend";

    public int ContractVersion => PluginContract.Version;

    public PluginDeclaration Declare(SyncerInputs inputs, SyncerSettings settings) =>
        new()
        {
            Kinds =
            [
                BackendObjects.Of(
                    ObjectKinds.AgentgatewayBackend,
                    inputs.Of<AgentgatewayBackend>(),
                    BackendSections.Of(inputs.Of<AgentgatewayBackend>(), inputs, row => row.Spec)
                ) with
                {
                    RemoteEndpoint = StaticEndpoints.Of(
                        ObjectKinds.AgentgatewayBackend,
                        inputs.Of<AgentgatewayBackend>(),
                        row => row.Spec
                    ),
                },
            ],
        };

    public PluginTranslation Translate(TranslationServices services) =>
        new BackendKindTranslation<AgentgatewayBackend>(
            ObjectKinds.AgentgatewayBackend,
            "v1alpha1",
            services.Inputs.Of<AgentgatewayBackend>(),
            row => new(row.Spec)
        ).Translate(services);
}
