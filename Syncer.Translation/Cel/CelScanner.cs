// SPDX-License-Identifier: Apache-2.0

using System.Globalization;

namespace Syncer.Translation.Cel;

/// <summary>Cuts a text into the longest tokens there are; white space and comments separate them.</summary>
internal ref struct CelScanner(ReadOnlySpan<char> text)
{
    private readonly ReadOnlySpan<char> _text = text;

    private int _position;

    /// <summary>What is wrong with the token of the kind <see cref="CelTokenKind.Invalid"/> that was read last.</summary>
    public CelFault Fault { get; private set; }

    public readonly ReadOnlySpan<char> TextOf(CelToken token) => _text.Slice(token.Start, token.Length);

    public CelToken Next()
    {
        SkipBlanks();
        var start = _position;
        var kind = ReadToken();
        return new(kind, start, _position - start);
    }

    private void SkipBlanks()
    {
        while (true)
        {
            var rest = _text[_position..];
            if (rest is [' ' or '\t' or '\r' or '\n' or '\f', ..])
                _position++;
            else if (rest is ['/', '/', ..])
                _position = rest.IndexOf('\n') is var end and >= 0 ? _position + end : _text.Length;
            else
                return;
        }
    }

    private CelTokenKind ReadToken()
    {
        var rest = _text[_position..];
        return rest switch
        {
            [] => CelTokenKind.End,
            [(>= '0' and <= '9'), ..] or ['.', (>= '0' and <= '9'), ..] => ReadNumber(rest),
            ['\'' or '"', ..] => ReadString(0, isBytes: false, isRaw: false),
            ['r' or 'R', '\'' or '"', ..] => ReadString(1, isBytes: false, isRaw: true),
            ['b' or 'B', '\'' or '"', ..] => ReadString(1, isBytes: true, isRaw: false),
            ['b' or 'B', 'r' or 'R', '\'' or '"', ..] => ReadString(2, isBytes: true, isRaw: true),
            [(>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or '_', ..] => ReadWord(rest),
            ['`', ..] => ReadQuotedIdentifier(rest[1..]),
            ['=' or '!' or '<' or '>', '=', ..] or ['&', '&', ..] or ['|', '|', ..] => Take(
                CelTokenKind.BinaryOperator,
                2
            ),
            ['<' or '>' or '+' or '*' or '/' or '%', ..] => Take(CelTokenKind.BinaryOperator, 1),
            ['-', ..] => Take(CelTokenKind.Minus, 1),
            ['!', ..] => Take(CelTokenKind.Not, 1),
            ['?', ..] => Take(CelTokenKind.Question, 1),
            [':', ..] => Take(CelTokenKind.Colon, 1),
            ['.', ..] => Take(CelTokenKind.Dot, 1),
            [',', ..] => Take(CelTokenKind.Comma, 1),
            ['(', ..] => Take(CelTokenKind.OpenParenthesis, 1),
            [')', ..] => Take(CelTokenKind.CloseParenthesis, 1),
            ['[', ..] => Take(CelTokenKind.OpenBracket, 1),
            [']', ..] => Take(CelTokenKind.CloseBracket, 1),
            ['{', ..] => Take(CelTokenKind.OpenBrace, 1),
            ['}', ..] => Take(CelTokenKind.CloseBrace, 1),
            ['=', ..] => Refuse(_position, "'=' is no operator; '==' compares"),
            ['&', ..] => Refuse(_position, "'&' is no operator; '&&' is the logical and"),
            ['|', ..] => Refuse(_position, "'|' is no operator; '||' is the logical or"),
            _ => Refuse(_position, $"unexpected character {CelText.OfFirstCharacter(rest)}"),
        };
    }

    private CelTokenKind ReadWord(ReadOnlySpan<char> rest)
    {
        var length = 1;
        while (length < rest.Length && (char.IsAsciiLetterOrDigit(rest[length]) || rest[length] == '_'))
            length++;
        return Take(
            rest[..length] switch
            {
                "in" => CelTokenKind.BinaryOperator,
                "true" or "false" or "null" => CelTokenKind.Literal,
                _ => CelTokenKind.Identifier,
            },
            length
        );
    }

    private CelTokenKind ReadQuotedIdentifier(ReadOnlySpan<char> rest)
    {
        var length = 0;
        while (length < rest.Length && (char.IsAsciiLetterOrDigit(rest[length]) || "_.-/ ".Contains(rest[length])))
            length++;
        if (length == rest.Length)
            return Refuse(_position, "the name has no closing '`'");
        if (rest[length] != '`')
            return Refuse(_position + 1 + length, "a name in '`' holds letters, digits, '_', '.', '-', '/' and blanks");
        return length == 0 ? Refuse(_position, "the name is empty") : Take(CelTokenKind.QuotedIdentifier, length + 2);
    }

    private CelTokenKind ReadNumber(ReadOnlySpan<char> rest)
    {
        if (rest is ['0', 'x', var first, ..] && char.IsAsciiHexDigit(first))
        {
            var hexadecimal = 3;
            while (hexadecimal < rest.Length && char.IsAsciiHexDigit(rest[hexadecimal]))
                hexadecimal++;
            return ReadInteger(rest, hexadecimal, rest[2..hexadecimal], NumberStyles.AllowHexSpecifier);
        }
        var length = Digits(rest, 0);
        var integer = length;
        if (rest[length..] is ['.', (>= '0' and <= '9'), ..])
            length = Digits(rest, length + 1);
        if (
            rest[length..] is ['e' or 'E', (>= '0' and <= '9'), ..] or ['e' or 'E', '+' or '-', (>= '0' and <= '9'), ..]
        )
            length = Digits(rest, length + 2);
        if (length == integer)
            return ReadInteger(rest, length, rest[..length], NumberStyles.None);
        return double.IsFinite(double.Parse(rest[..length], NumberStyles.Float, CultureInfo.InvariantCulture))
            ? Take(CelTokenKind.Float, length)
            : Refuse(_position, "the number is beyond the range of a double");
    }

    private CelTokenKind ReadInteger(ReadOnlySpan<char> rest, int length, ReadOnlySpan<char> digits, NumberStyles style)
    {
        if (!ulong.TryParse(digits, style, CultureInfo.InvariantCulture, out var value))
            return Refuse(_position, "the number is beyond 64 bits");
        if (rest[length..] is ['u' or 'U', ..])
            return Take(CelTokenKind.Literal, length + 1);
        return value switch
        {
            <= long.MaxValue => Take(CelTokenKind.Integer, length),
            1UL << 63 => Take(CelTokenKind.LowestInteger, length),
            _ => Refuse(_position, "the number is beyond the range of a signed integer; 'u' makes it unsigned"),
        };
    }

    private static int Digits(ReadOnlySpan<char> text, int from)
    {
        while (from < text.Length && char.IsAsciiDigit(text[from]))
            from++;
        return from;
    }

    private CelTokenKind ReadString(int prefix, bool isBytes, bool isRaw)
    {
        var end = CelStrings.End(_text, _position + prefix, isBytes, isRaw, out var fault);
        if (fault is { } found)
            return Refuse(found.Position, found.Reason);
        return Take(CelTokenKind.Literal, end - _position);
    }

    private CelTokenKind Take(CelTokenKind kind, int length)
    {
        _position += length;
        return kind;
    }

    private CelTokenKind Refuse(int position, string reason)
    {
        Fault = new(position, reason);
        return CelTokenKind.Invalid;
    }
}
