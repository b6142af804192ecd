// SPDX-License-Identifier: Apache-2.0

using Syncer.Translation.Rows;

namespace PluginCustomBackend;

public sealed record EchoServerSpec
{
    /// <summary>The number of the machine.</summary>
    public int Machine { get; init; }

    /// <summary>A Secret with the token that the server asks for.</summary>
    public CredentialReference? TokenRef { get; init; }
}
