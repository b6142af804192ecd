// SPDX-License-Identifier: Apache-2.0

using Syncer.Translation.Plugins;
using Syncer.Translation.Plugins.Credentials;
using Syncer.Translation.Policies.Fields;
using Syncer.Translation.Rows.Policies.Backends;
using static Syncer.Protos.Resources.BackendPolicySpec.Types;
using McpAuthentication = Syncer.Protos.Resources.BackendPolicySpec.Types.McpAuthentication;

namespace Syncer.Translation.Policies.Backends;

/// <summary>Protection of Model Context Protocol backends (spec backends-policies 4.12).</summary>
internal static class McpTranslation
{
    public static IEnumerable<TranslatedBackendPolicy> Translate(
        ObjectTranslation translation,
        string field,
        McpSettings settings
    )
    {
        if (
            settings.Authorization is { } rules
            && AuthorizationTranslation.HasRules(translation, $"{field}.authorization", rules)
        )
        {
            var message = new McpAuthorization();
            new AuthorizationTranslation(message.Allow, message.Deny, message.Require).Add(
                translation,
                $"{field}.authorization",
                rules
            );
            yield return new("", ":mcp-authorization", new() { McpAuthorization = message });
        }
        if (settings.Authentication is { } authentication)
        {
            var message = Authentication(translation, $"{field}.authentication", authentication);
            yield return new("", ":mcp-authentication", new() { McpAuthentication = message });
        }
        if (settings.Guardrails is { } guardrails)
        {
            var message = Guardrails(translation, $"{field}.guardrails.processors", guardrails);
            yield return new("backend/", ":mcp-guardrails", new() { McpGuardrails = message });
        }
    }

    private static McpAuthentication Authentication(
        ObjectTranslation translation,
        string field,
        Rows.Policies.Backends.McpAuthentication settings
    )
    {
        var message = new McpAuthentication
        {
            Issuer = settings.Issuer ?? "",
            // Without any key no token is valid; without a key set the data plane would refuse the policy and ask for none.
            JwksInline = KeySets.Read(translation, $"{field}.jwks", settings.Jwks) ?? KeySets.Empty,
            Provider = IdentityProviders.Parse(settings.Provider),
            ResourceMetadata = new(),
            Mode = settings.Mode switch
            {
                "Optional" => McpAuthentication.Types.Mode.Optional,
                "Permissive" => McpAuthentication.Types.Mode.Permissive,
                _ => McpAuthentication.Types.Mode.Strict,
            },
        };
        message.Audiences.AddRange(settings.Audiences);
        if (!JsonObjects.TryAddMembers(settings.ResourceMetadata, message.ResourceMetadata.Extra))
            translation.Report($"{field}.resourceMetadata", "is not an object");
        if (settings.ClientId is { } clientId)
            message.ClientId = clientId;
        if (settings.ClientSecretRef is { } reference)
        {
            message.ClientSecret =
                translation.ReadCredential($"{field}.clientSecretRef", reference, CredentialKeys.ClientSecret) ?? "";
        }
        return message;
    }

    private static McpGuardrails Guardrails(
        ObjectTranslation translation,
        string field,
        McpSettings.GuardrailSettings settings
    )
    {
        var message = new McpGuardrails();
        for (var i = 0; i < settings.Processors.Count; i++)
        {
            if (settings.Processors[i].Remote is not { } remote)
            {
                translation.Report($"{field}[{i}]", "remote is required");
                continue;
            }
            var processor = new McpGuardrails.Types.Processor
            {
                Remote = Remote(translation, $"{field}[{i}].remote", remote),
            };
            foreach (var (method, phase) in settings.Processors[i].Methods)
                processor.Methods[method] = Phase(phase);
            message.Processors.Add(processor);
        }
        return message;
    }

    private static McpGuardrails.Types.Remote Remote(
        ObjectTranslation translation,
        string field,
        McpSettings.RemoteProcessor settings
    )
    {
        var remote = new McpGuardrails.Types.Remote
        {
            Target = translation.ResolveBackend($"{field}.backendRef", settings.BackendRef),
            FailureMode =
                settings.FailureMode == "FailOpen"
                    ? McpGuardrails.Types.FailureMode.Allow
                    : McpGuardrails.Types.FailureMode.Deny,
        };
        translation.AddExpressions($"{field}.metadata", settings.Metadata, remote.Metadata);
        remote.AllowedRequestHeaders.AddRange(settings.AllowedRequestHeaders);
        remote.DisallowedRequestHeaders.AddRange(settings.DisallowedRequestHeaders);
        return remote;
    }

    private static McpGuardrails.Types.Phase Phase(string text) =>
        text switch
        {
            "Request" => McpGuardrails.Types.Phase.Request,
            "Response" => McpGuardrails.Types.Phase.Response,
            "Full" => McpGuardrails.Types.Phase.Full,
            _ => McpGuardrails.Types.Phase.Off,
        };
}
