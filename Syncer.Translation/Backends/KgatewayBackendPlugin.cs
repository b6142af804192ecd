// SPDX-License-Identifier: Apache-2.0

using Syncer.Translation.Plugins;

namespace Syncer.Translation.Backends;

/// <summary>KgatewayBackends.</summary>
internal sealed class KgatewayBackendPlugin : ITranslationPlugin
{
    public string Name => "KgatewayBackend";

    public int ContractVersion => PluginContract.Version;

    public PluginDeclaration Declare(SyncerInputs inputs, SyncerSettings settings) =>
        new() { Kinds = [BackendObjects.Of(ObjectKinds.KgatewayBackend, inputs.KgatewayBackends)] };
}
