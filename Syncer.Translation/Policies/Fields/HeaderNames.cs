// SPDX-License-Identifier: Apache-2.0

using System.Buffers;

namespace Syncer.Translation.Policies.Fields;

/// <summary>Names of headers; the data plane refuses a resource for the sake of one that is none.</summary>
internal static class HeaderNames
{
    private static readonly SearchValues<char> TokenCharacters = SearchValues.Create(
        "!#$%&'*+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
    );

    /// <summary>Whether the name is a token (RFC 9110, 5.1).</summary>
    public static bool IsValid(string name) =>
        name.Length is > 0 and <= 256 && !name.AsSpan().ContainsAnyExcept(TokenCharacters);

    /// <summary>Whether the name is that of a header, or of a part of a request or response that is treated as one.</summary>
    public static bool IsValidOrPseudo(string name) =>
        name is ":authority" or ":method" or ":path" or ":scheme" or ":status" || IsValid(name);
}
