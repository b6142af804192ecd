// SPDX-License-Identifier: Apache-2.0

using Syncer.Translation.Rows.Values;

namespace Syncer.Translation.Rows.Kgateway.Policies;

/// <summary>Lets clients pass that show the name and the password of a user.</summary>
public sealed record KgatewayBasicAuth
{
    /// <summary>Lines of an htpasswd file.</summary>
    public ValueList<string> Users
    {
        get;
        init => field = value ?? [];
    } = [];

    /// <summary>By default the entry <c>.htpasswd</c>.</summary>
    public KgatewaySecretReference? SecretRef { get; init; }

    public EmptyObject? Disable { get; init; }

    /// <summary>Without the users: hashes of passwords are no part of any text.</summary>
    public override string ToString() => nameof(KgatewayBasicAuth);
}
