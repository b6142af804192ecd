// SPDX-License-Identifier: Apache-2.0

using Syncer.Translation.Plugins;
using Syncer.Translation.Policies.Traffic;
using Syncer.Translation.Rows;
using Syncer.Translation.Rows.Kgateway.Policies;
using Syncer.Translation.Rows.Policies;
using Syncer.Translation.Rows.Policies.Traffic;
using static Syncer.Protos.Resources.TrafficPolicySpec.Types;
using BasicAuth = Syncer.Protos.Resources.TrafficPolicySpec.Types.BasicAuthentication;
using UserAuthentication = Syncer.Translation.Rows.Policies.Traffic.BasicAuthentication;

namespace Syncer.Translation.Policies.Kgateway;

/// <summary>
/// Keys and passwords of clients, which are first written as today's (spec backends-policies PS-3). Where they cannot be
/// read nobody passes.
/// </summary>
internal static class KgatewayAuthenticationTranslation
{
    private const string DefaultHeader = "api-key";
    private const string UsersKey = ".htpasswd";

    public static APIKey ApiKeys(
        ObjectTranslation translation,
        LabeledCredentials labeled,
        string field,
        KgatewayApiKeyAuth settings
    )
    {
        if (settings.ForwardCredential == true)
            translation.Report($"{field}.forwardCredential", "is not supported");
        if (settings.ClientIdHeader is not null)
            translation.Report($"{field}.clientIdHeader", "is not supported");
        var authentication = new ApiKeyAuthentication
        {
            SecretSelector = settings.SecretSelector,
            Location = Location(translation, $"{field}.keySources", settings.KeySources),
        };
        if (settings is { SecretRef: { } reference, SecretSelector: null })
        {
            if (Secret(translation, $"{field}.secretRef", reference) is not { } secret)
                return new();
            authentication = authentication with { SecretRef = secret };
        }
        return ApiKeyTranslation.Translate(translation, labeled, field, authentication);
    }

    public static BasicAuth Users(ObjectTranslation translation, string field, KgatewayBasicAuth settings)
    {
        var authentication = new UserAuthentication { Users = settings.Users };
        if (settings is { SecretRef: { } reference, Users.Count: 0 })
        {
            if (Secret(translation, $"{field}.secretRef", reference) is not { } secret)
                return new();
            authentication = authentication with { SecretRef = secret with { Key = secret.Key ?? UsersKey } };
        }
        return BasicAuthTranslation.Translate(translation, field, authentication);
    }

    /// <summary>The first of the places: the data plane looks for keys in one.</summary>
    private static CredentialLocation Location(
        ObjectTranslation translation,
        string field,
        ValueList<KgatewayApiKeyAuth.KeyPlace> sources
    )
    {
        if (sources.Count == 0)
            return new() { Header = new() { Name = DefaultHeader } };
        var first = sources[0];
        if (sources.Count > 1 || new[] { first.Header, first.Query, first.Cookie }.Count(name => name is not null) > 1)
            translation.Report(field, "keys are looked for in the first place alone");
        return first switch
        {
            { Header: { } header } => new() { Header = new() { Name = header } },
            { Query: { } parameter } => new() { QueryParameter = new() { Name = parameter } },
            { Cookie: { } cookie } => new() { Cookie = new() { Name = cookie } },
            _ => new(),
        };
    }

    // Secrets are read in the namespace of whoever refers to them (N-6).
    private static CredentialReference? Secret(
        ObjectTranslation translation,
        string field,
        KgatewaySecretReference reference
    )
    {
        var @namespace = translation.Owner.Name.Namespace;
        if (string.IsNullOrEmpty(reference.Namespace) || reference.Namespace == @namespace)
        {
            return new()
            {
                Name = reference.Name,
                Group = reference.Group,
                Kind = reference.Kind,
                Key = reference.Key,
            };
        }
        translation.Report($"{field}.namespace", "Secrets of other namespaces are not read");
        return null;
    }
}
