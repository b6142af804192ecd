// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Translation.Rows.Policies.Traffic;

/// <summary>Which API keys of clients are accepted.</summary>
public sealed record ApiKeyAuthentication
{
    public CredentialReference? SecretRef { get; init; }

    public LabelSelectorSpec? SecretSelector { get; init; }

    public LabelSelectorSpec? ConfigMapSelector { get; init; }

    /// <summary><c>Strict</c>, <c>Optional</c> or <c>Permissive</c>; null stands for <c>Strict</c>.</summary>
    public string? Mode { get; init; }

    public CredentialLocation? Location { get; init; }
}
