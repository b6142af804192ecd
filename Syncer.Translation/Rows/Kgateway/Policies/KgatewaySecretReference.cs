// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Translation.Rows.Kgateway.Policies;

/// <summary>A Secret, or an entry of one.</summary>
public sealed record KgatewaySecretReference
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

    /// <summary>Null stands for the namespace of the policy, and no other one is supported.</summary>
    public string? Namespace { get; init; }

    /// <summary>The entry; null stands for the one that fits the use.</summary>
    public string? Key { get; init; }
}
