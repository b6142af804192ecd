// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Translation.Rows.Policies.Traffic;

/// <summary>Which users and passwords are accepted (RFC 7617).</summary>
public sealed record BasicAuthentication
{
    /// <summary>Lines of an htpasswd file.</summary>
    public ValueList<string> Users
    {
        get;
        init => field = value ?? [];
    } = [];

    public CredentialReference? SecretRef { get; init; }

    public string? Realm { get; init; }

    /// <summary><c>Strict</c> or <c>Optional</c>; null stands for <c>Strict</c>.</summary>
    public string? Mode { get; init; }

    public CredentialLocation? Location { get; init; }

    /// <summary>Without the users: hashes of passwords are no part of any text.</summary>
    public override string ToString() => nameof(BasicAuthentication);
}
