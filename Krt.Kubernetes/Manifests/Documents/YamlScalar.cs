// SPDX-License-Identifier: Apache-2.0

using System.Buffers;
using System.Globalization;
using System.Numerics;

namespace Krt.Kubernetes.Manifests.Documents;

/// <summary>
/// What an unquoted scalar means: YAML 1.1 as kubectl resolves it, that is, as sigs.k8s.io/yaml does. <c>yes</c> and
/// <c>on</c> are booleans, a leading zero means octal, underscores may separate digits; base 60 is not known, and a time
/// stays a string.
/// </summary>
internal static class YamlScalar
{
    private static readonly SearchValues<char> Decimal = SearchValues.Create("0123456789");

    public static DocumentNode Resolve(string text, int line)
    {
        if (text.Length == 0)
            return DocumentNode.Null(line);
        return text[0] switch
        {
            'y' or 'Y' or 'n' or 'N' or 't' or 'T' or 'f' or 'F' or 'o' or 'O' or '~' => ResolveWord(text, line),
            '+' or '-' or '.' or (>= '0' and <= '9') => TryResolveNumber(text, line) ?? DocumentNode.String(text, line),
            _ => DocumentNode.String(text, line),
        };
    }

    /// <summary>The name that a key stands for, or <see langword="null"/> where it stands for none.</summary>
    public static string? ResolveKey(string text)
    {
        var node = Resolve(text, 0);
        return node.Type == DocumentNodeType.Null ? null : node.Text;
    }

    private static DocumentNode ResolveWord(string text, int line) =>
        text switch
        {
            "y" or "Y" or "yes" or "Yes" or "YES" or "true" or "True" or "TRUE" or "on" or "On" or "ON" =>
                DocumentNode.Boolean(true, line),
            "n" or "N" or "no" or "No" or "NO" or "false" or "False" or "FALSE" or "off" or "Off" or "OFF" =>
                DocumentNode.Boolean(false, line),
            "~" or "null" or "Null" or "NULL" => DocumentNode.Null(line),
            _ => DocumentNode.String(text, line),
        };

    private static DocumentNode? TryResolveNumber(string text, int line)
    {
        if (text is [>= '1' and <= '9', ..] && text.Length <= 18 && !text.AsSpan().ContainsAnyExcept(Decimal))
            return DocumentNode.Number(text, line);
        if (text is ".inf" or ".Inf" or ".INF" or ".nan" or ".NaN" or ".NAN")
            throw NotFinite(line);
        if (text is ['+' or '-', .. ".inf" or ".Inf" or ".INF"])
            throw NotFinite(line);
        var plain = text[0] == '.' ? text : text.Replace("_", "", StringComparison.Ordinal);
        if (TryParseInteger(plain, out var integer))
            return DocumentNode.Number(integer.ToString(CultureInfo.InvariantCulture), line);
        if (!IsFloat(plain))
            return null;
        var value = double.Parse(plain, NumberStyles.Float, CultureInfo.InvariantCulture);
        return double.IsFinite(value)
            ? DocumentNode.Number(value.ToString("R", CultureInfo.InvariantCulture), line)
            : null;
    }

    private static DocumentSyntaxException NotFinite(int line) => new(line, "a number must be finite");

    private static bool TryParseInteger(ReadOnlySpan<char> text, out BigInteger value)
    {
        value = default;
        var isNegative = text is ['-', ..];
        var digits = text is ['-' or '+', ..] ? text[1..] : text;
        var radixBits = digits switch
        {
            ['0', 'x' or 'X', ..] => 4,
            ['0', 'b' or 'B', ..] => 1,
            ['0', _, ..] => 3,
            _ => 0,
        };
        var body = digits is ['0', 'x' or 'X' or 'b' or 'B' or 'o' or 'O', ..] ? digits[2..] : digits;
        if (
            body.IsEmpty
            || !(radixBits == 0 ? TryParseDecimal(body, out value) : TryParseBinary(body, radixBits, out value))
        )
            return false;
        if (isNegative)
            value = -value;
        return true;
    }

    // Far more digits than any number of an API has; the bound keeps a hostile file from costing quadratic time.
    private static bool TryParseDecimal(ReadOnlySpan<char> digits, out BigInteger value)
    {
        value = default;
        return digits.Length <= 100
            && !digits.ContainsAnyExcept(Decimal)
            && BigInteger.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out value);
    }

    private static bool TryParseBinary(ReadOnlySpan<char> digits, int radixBits, out BigInteger value)
    {
        value = default;
        if (digits.Length > 100)
            return false;
        foreach (var digit in digits)
        {
            if (!char.IsAsciiHexDigit(digit))
                return false;
            var number = char.IsAsciiDigit(digit) ? digit - '0' : (digit | 0x20) - 'a' + 10;
            if (number >> radixBits != 0)
                return false;
            value = (value << radixBits) | number;
        }
        return true;
    }

    private static bool IsFloat(ReadOnlySpan<char> text)
    {
        if (text is ['-' or '+', ..])
            text = text[1..];
        var whole = Skip(ref text);
        var fraction = 0;
        if (text is ['.', ..])
        {
            text = text[1..];
            fraction = Skip(ref text);
        }
        if (whole + fraction == 0)
            return false;
        if (text is ['e' or 'E', ..])
        {
            text = text[1..];
            if (text is ['-' or '+', ..])
                text = text[1..];
            if (Skip(ref text) == 0)
                return false;
        }
        return text.IsEmpty;
    }

    private static int Skip(ref ReadOnlySpan<char> digits)
    {
        var count = digits.IndexOfAnyExcept(Decimal);
        if (count < 0)
            count = digits.Length;
        digits = digits[count..];
        return count;
    }
}
