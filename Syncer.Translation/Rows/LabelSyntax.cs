// SPDX-License-Identifier: Apache-2.0

using System.Buffers;

namespace Syncer.Translation.Rows;

/// <summary>What Kubernetes permits as names and values of labels.</summary>
internal static class LabelSyntax
{
    private const int MaxLength = 63;
    private const int MaxPrefixLength = 253;
    private const string Alphanumeric = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    private static readonly SearchValues<char> InnerCharacters = SearchValues.Create(Alphanumeric + "-_.");
    private static readonly SearchValues<char> PrefixCharacters = SearchValues.Create(
        "abcdefghijklmnopqrstuvwxyz0123456789-"
    );

    /// <summary><c>name</c> or <c>prefix/name</c>, the prefix being a DNS subdomain.</summary>
    public static bool IsName(string text)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        return IsBoundedWord(text.AsSpan(slash + 1)) && (slash < 0 || IsSubdomain(text.AsSpan(0, slash)));
    }

    /// <summary>Empty, or a word.</summary>
    public static bool IsValue(string text) => text.Length == 0 || IsBoundedWord(text);

    private static bool IsBoundedWord(ReadOnlySpan<char> text) =>
        text.Length is > 0 and <= MaxLength
        && char.IsAsciiLetterOrDigit(text[0])
        && char.IsAsciiLetterOrDigit(text[^1])
        && !text.ContainsAnyExcept(InnerCharacters);

    /// <summary>A DNS subdomain (RFC 1123).</summary>
    public static bool IsSubdomain(ReadOnlySpan<char> text)
    {
        if (text.Length is 0 or > MaxPrefixLength)
            return false;
        foreach (var range in text.Split('.'))
        {
            var label = text[range];
            if (label.IsEmpty || label[0] == '-' || label[^1] == '-' || label.ContainsAnyExcept(PrefixCharacters))
                return false;
        }
        return true;
    }
}
