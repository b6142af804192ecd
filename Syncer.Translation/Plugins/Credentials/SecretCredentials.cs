// SPDX-License-Identifier: Apache-2.0

using System.Text;
using Krt;
using Syncer.Translation.Rows;

namespace Syncer.Translation.Plugins.Credentials;

/// <summary>Reads credentials from Secrets (spec backends-policies N-6 to N-11).</summary>
public sealed class SecretCredentials(IKrtCollection<NamespacedName, Secret> secrets) : ICredentialResolver
{
    /// <summary>The entry whose value may start with a scheme that is not part of the credential.</summary>
    public const string AuthorizationKey = "Authorization";

    private const string BearerScheme = "Bearer ";
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
        if (Text(bytes.Span) is not { } text)
            return new(null, $"entry \"{key}\" of Secret {name} is not UTF-8");
        if (key != AuthorizationKey)
            return new(text, null);
        if (text.StartsWith(BearerScheme, StringComparison.Ordinal))
            text = text[BearerScheme.Length..].Trim();
        return text.Length == 0 ? new(null, $"entry \"{key}\" of Secret {name} is empty") : new(text, null);
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
