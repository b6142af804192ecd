// SPDX-License-Identifier: Apache-2.0

using Syncer.Translation.Rows;

namespace Syncer.Translation.Gateways.Tls;

/// <summary>How the client certificates of a Gateway are validated, by port.</summary>
/// <param name="Default">For ports without an entry of their own; null for no validation.</param>
/// <param name="Ports">The ports with an entry of their own.</param>
internal sealed record FrontendTls(ClientValidation? Default, ValueList<FrontendTls.Port> Ports)
{
    public static FrontendTls None { get; } = new(null, []);

    public ClientValidation? OfPort(int port)
    {
        foreach (var entry in Ports)
        {
            if (entry.Number == port)
                return entry.Validation;
        }
        return Default;
    }

    public readonly record struct Port(int Number, ClientValidation? Validation);
}
