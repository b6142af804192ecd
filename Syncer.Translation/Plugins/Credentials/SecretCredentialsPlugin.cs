// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Translation.Plugins.Credentials;

/// <summary>Secrets as credentials.</summary>
internal sealed class SecretCredentialsPlugin : ITranslationPlugin
{
    public string Name => "SecretCredentials";

    public int ContractVersion => PluginContract.Version;

    public PluginDeclaration Declare(SyncerInputs inputs, SyncerSettings settings) =>
        new() { Credentials = [new SecretCredentials(inputs.Secrets)] };
}
