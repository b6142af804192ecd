// SPDX-License-Identifier: Apache-2.0

using System.Text;
using Krt;
using Syncer.Translation.Rows;

namespace Syncer.Translation.Plugins.Credentials;

/// <summary>Reads credentials from Secrets (spec backends-policies N-6 to N-10).</summary>
public sealed class SecretCredentials(IKrtCollection<NamespacedName, Secret> secrets) : ICredentialResolver
{
    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);

    /// <inheritdoc/>
    public bool TryResolve(
        TransformContext context,
        string @namespace,
        CredentialReference reference,
        string defaultKey,
        out ResolvedCredential credential
    )
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(reference);
        credential = default;
        if (!string.IsNullOrEmpty(reference.Group) || reference.Kind is not (null or "" or "Secret"))
            return false;
        credential = Read(context, new(@namespace, reference.Name), reference.Key ?? defaultKey);
        return true;
    }

    private ResolvedCredential Read(TransformContext context, NamespacedName name, string key)
    {
        if (context.Get(secrets, name) is not { } secret)
            return new(null, $"Secret {name} does not exist");
        if (!secret.Data.TryGetValue(key, out var bytes))
            return new(null, $"Secret {name} has no entry \"{key}\"");
        return Text(bytes.Span) is { } text
            ? new(text, null)
            : new(null, $"entry \"{key}\" of Secret {name} is not UTF-8");
    }

    private static string? Text(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return StrictUtf8.GetString(bytes).Trim();
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
