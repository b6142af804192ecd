// SPDX-License-Identifier: Apache-2.0

using System.Globalization;

namespace Syncer.Translation.Cel;

/// <summary>Strings and bytes: quoted once or three times, raw or with escape sequences.</summary>
internal static class CelStrings
{
    private const int MaxCodePoint = 0x10FFFF;

    /// <summary>The position after the closing quote of the literal whose opening quote is at <paramref name="start"/>.</summary>
    public static int End(ReadOnlySpan<char> text, int start, bool isBytes, bool isRaw, out CelFault? fault)
    {
        fault = null;
        var quote = text[start];
        var closing = text[start..] is [_, var second, var third, ..] && second == quote && third == quote ? 3 : 1;
        for (var position = start + closing; position < text.Length; )
        {
            var rest = text[position..];
            if (
                rest[0] == quote
                && (closing == 1 || rest is [_, var next, var last, ..] && next == quote && last == quote)
            )
                return position + closing;
            if (closing == 1 && rest[0] is '\n' or '\r')
            {
                fault = new(position, "the line ends within a string; three quotes enclose several lines");
                return position;
            }
            var length = 1;
            if (rest[0] == '\\' && !isRaw && EscapeFault(rest, isBytes, out length) is { } reason)
            {
                fault = new(position, reason);
                return position;
            }
            position += length;
        }
        fault = new(start, "the string has no closing quote");
        return text.Length;
    }

    private static string? EscapeFault(ReadOnlySpan<char> escape, bool isBytes, out int length)
    {
        length = 2;
        switch (escape)
        {
            case [_, 'a' or 'b' or 'f' or 'n' or 'r' or 't' or 'v' or '"' or '\'' or '\\' or '?' or '`', ..]:
                return null;
            case [_, >= '0' and <= '3', >= '0' and <= '7', >= '0' and <= '7', ..]:
                length = 4;
                return null;
            case [_, >= '0' and <= '9', ..]:
                return "an octal escape sequence has three digits, from \\000 to \\377";
            case [_, 'x' or 'X', ..]:
                length = 4;
                return CodePoint(escape, length) is null ? "the escape sequence \\x has two hexadecimal digits" : null;
            case [_, 'u' or 'U', ..] when isBytes:
                return "bytes have no escape sequences of code points";
            case [_, 'u', ..]:
                length = 6;
                return CodePointFault(CodePoint(escape, length), "the escape sequence \\u has four hexadecimal digits");
            case [_, 'U', ..]:
                length = 10;
                return CodePointFault(
                    CodePoint(escape, length),
                    "the escape sequence \\U has eight hexadecimal digits"
                );
            case [_]:
                return "the text ends within an escape sequence";
            default:
                return "unknown escape sequence; a backslash itself is written \\\\";
        }
    }

    private static uint? CodePoint(ReadOnlySpan<char> escape, int length) =>
        escape.Length >= length
        && uint.TryParse(
            escape[2..length],
            NumberStyles.AllowHexSpecifier,
            CultureInfo.InvariantCulture,
            out var codePoint
        )
            ? codePoint
            : null;

    private static string? CodePointFault(uint? codePoint, string misspelt) =>
        codePoint switch
        {
            null => misspelt,
            > MaxCodePoint or (>= 0xD800 and <= 0xDFFF) => "the escape sequence names no code point",
            _ => null,
        };
}
