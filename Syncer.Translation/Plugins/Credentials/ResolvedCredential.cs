// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Translation.Plugins.Credentials;

/// <summary>A credential, or why it cannot be read.</summary>
/// <param name="Value">The secret text, <see langword="null"/> where there is a problem.</param>
/// <param name="Problem">Names the object and the entry, never any content.</param>
public readonly record struct ResolvedCredential(string? Value, string? Problem)
{
    /// <summary>The problem alone.</summary>
    public override string ToString() => Problem ?? "(redacted)";
}
