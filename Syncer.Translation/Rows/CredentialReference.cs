// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Translation.Rows;

/// <summary>An entry of a Secret, or of another object that holds credentials, in the namespace of the referring object.</summary>
public sealed record CredentialReference
{
    public string Name
    {
        get;
        init => field = value ?? "";
    } = "";

    /// <summary>Null stands for the core group.</summary>
    public string? Group { get; init; }

    /// <summary>Null stands for <c>Secret</c>.</summary>
    public string? Kind { get; init; }

    /// <summary>The entry; null stands for the one that fits the use.</summary>
    public string? Key { get; init; }
}
