// SPDX-License-Identifier: Apache-2.0

using Syncer.Translation.Plugins;

namespace Syncer.Translation.Backends;

/// <summary>AgentgatewayBackends.</summary>
internal sealed class AgentgatewayBackendPlugin : ITranslationPlugin
{
    public string Name => "AgentgatewayBackend";

    public int ContractVersion => PluginContract.Version;

    public PluginDeclaration Declare(SyncerInputs inputs, SyncerSettings settings) =>
        new() { Kinds = [BackendObjects.Of(ObjectKinds.AgentgatewayBackend, inputs.AgentgatewayBackends)] };
}
