// SPDX-License-Identifier: Apache-2.0

using Syncer.Protos.Resources;
using Syncer.Translation.Plugins;
using Syncer.Translation.Rows.Policies;

namespace Syncer.Translation.Policies.Fields;

/// <summary>Where credentials stand in requests (spec backends-policies TR-J2, BA-8).</summary>
internal static class CredentialLocations
{
    /// <summary>The location, or <see langword="null"/> where the default of the data plane applies.</summary>
    public static AuthorizationLocation? Translate(
        ObjectTranslation translation,
        string field,
        CredentialLocation? location
    )
    {
        switch (location)
        {
            case null:
                return null;
            case { Header: { } header } when HeaderNames.IsValid(header.Name):
                var place = new AuthorizationLocation.Types.Header { Name = header.Name };
                if (header.Prefix is { } prefix)
                    place.Prefix = prefix;
                return new() { Header = place };
            case { Header: { } header }:
                translation.Report($"{field}.header.name", $"\"{header.Name}\" is not the name of a header");
                return null;
            case { QueryParameter: { } parameter }:
                return new() { QueryParameter = new() { Name = parameter.Name } };
            case { Cookie: { } cookie }:
                return new() { Cookie = new() { Name = cookie.Name } };
            case { Expression: { } expression }:
                return new() { Expression = translation.CheckCel($"{field}.expression", expression) };
            default:
                translation.Report(field, "one of header, queryParameter, cookie and expression is required");
                return null;
        }
    }

    /// <summary>The location of a credential that is sent, which CEL cannot name.</summary>
    public static AuthorizationLocation? TranslateOutgoing(
        ObjectTranslation translation,
        string field,
        CredentialLocation? location
    )
    {
        if (location is not { Header: null, QueryParameter: null, Cookie: null, Expression: not null })
            return Translate(translation, field, location);
        translation.Report($"{field}.expression", "a credential cannot be sent where an expression says");
        return null;
    }
}
