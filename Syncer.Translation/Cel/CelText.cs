// SPDX-License-Identifier: Apache-2.0

using System.Text;

namespace Syncer.Translation.Cel;

/// <summary>How messages speak of parts of an expression.</summary>
internal static class CelText
{
    private const int LongestQuote = 40;

    public static string OfToken(CelToken token, ReadOnlySpan<char> text) =>
        token.Kind switch
        {
            CelTokenKind.End => "the end",
            CelTokenKind.Integer or CelTokenKind.LowestInteger or CelTokenKind.Float => "a number",
            CelTokenKind.Literal => "a literal",
            _ when text.Length > LongestQuote => $"'{text[..LongestQuote]}...'",
            _ => $"'{text}'",
        };

    /// <summary>The first character of the text, by its number where it would not be seen.</summary>
    public static string OfFirstCharacter(ReadOnlySpan<char> text)
    {
        _ = Rune.DecodeFromUtf16(text, out var rune, out _);
        return rune.Value is > ' ' and < 0x7F ? $"'{rune}'" : $"U+{rune.Value:X4}";
    }
}
