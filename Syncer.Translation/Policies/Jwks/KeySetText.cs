// SPDX-License-Identifier: Apache-2.0

using System.Text.Json;

namespace Syncer.Translation.Policies.Jwks;

/// <summary>JSON web key sets (RFC 7517).</summary>
public static class KeySetText
{
    /// <summary>
    /// <see langword="null"/> when the bytes are a set of keys of whatever types; otherwise what is wrong with them, without
    /// any of their content.
    /// </summary>
    public static string? Problem(ReadOnlyMemory<byte> utf8)
    {
        try
        {
            using var document = JsonDocument.Parse(utf8);
            if (
                document.RootElement.ValueKind != JsonValueKind.Object
                || !document.RootElement.TryGetProperty("keys"u8, out var keys)
                || keys.ValueKind != JsonValueKind.Array
            )
                return "it is no JSON web key set: it has no list of keys";
            foreach (var key in keys.EnumerateArray())
            {
                if (
                    key.ValueKind != JsonValueKind.Object
                    || !key.TryGetProperty("kty"u8, out var type)
                    || type.ValueKind != JsonValueKind.String
                )
                    return "it is no JSON web key set: one of its keys has no type";
            }
            return null;
        }
        catch (JsonException e)
        {
            return $"it is no JSON: line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}";
        }
    }
}
