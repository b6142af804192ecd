// SPDX-License-Identifier: Apache-2.0

using Syncer.Translation.Rows;

namespace Syncer.Translation.Plugins.Credentials;

/// <summary>Secrets as credentials.</summary>
internal sealed class SecretCredentialsPlugin : ITranslationPlugin
{
    public string Name => "SecretCredentials";

    public int ContractVersion => PluginContract.Version;

    public PluginDeclaration Declare(SyncerInputs inputs, SyncerSettings settings) =>
        new() { Credentials = [new SecretCredentials(inputs.Of<Secret>())] };
}
