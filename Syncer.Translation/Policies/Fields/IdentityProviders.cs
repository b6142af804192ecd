// SPDX-License-Identifier: Apache-2.0

using static Syncer.Protos.Resources.BackendPolicySpec.Types.McpAuthentication.Types;

namespace Syncer.Translation.Policies.Fields;

/// <summary>The identity providers whose metadata differ from the standard (spec backends-policies appendix D).</summary>
internal static class IdentityProviders
{
    /// <summary>The provider, or none of them for any other text.</summary>
    public static McpIDP Parse(string? text) =>
        text switch
        {
            "Auth0" => McpIDP.Auth0,
            "Keycloak" => McpIDP.Keycloak,
            "Okta" => McpIDP.Okta,
            "Descope" => McpIDP.Descope,
            "Authentik" => McpIDP.Authentik,
            "Entra" => McpIDP.Entra,
            _ => McpIDP.Unspecified,
        };
}
