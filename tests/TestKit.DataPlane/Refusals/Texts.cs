// SPDX-License-Identifier: Apache-2.0

using System.Text.Json;
using System.Text.RegularExpressions;
using Google.Protobuf.WellKnownTypes;

namespace TestKit.DataPlane;

/// <summary>Checks of texts and numbers that many messages hold.</summary>
internal static partial class Texts
{
    // A pseudo header stands for a part of the request line.
    private static readonly string[] PseudoHeaders = [":authority", ":method", ":path", ":scheme", ":status"];

    public static bool IsHeaderName(string name) => HeaderNamePattern().IsMatch(name) || PseudoHeaders.Contains(name);

    public static void HeaderName(Place place, string name) =>
        place.ErrorIf(!IsHeaderName(name), $"header name \"{name}\"");

    public static void HeaderValue(Place place, string value) =>
        place.ErrorIf(value.Any(c => (c < ' ' && c != '\t') || c == '\x7f'), $"header value \"{value}\"");

    public static void HeaderNames(Place place, string field, IEnumerable<string> names) =>
        place.Each(field, names, HeaderName);

    /// <summary>An automaton knows neither references back nor assertions around.</summary>
    public static void Pattern(Place place, string pattern)
    {
        try
        {
            _ = new Regex(pattern, RegexOptions.NonBacktracking);
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            place.Warning($"regular expression \"{pattern}\": {e.Message}");
        }
    }

    public static void Expression(Place place, string expression)
    {
        if (FaultOf(expression) is { } fault)
            place.Warning($"expression \"{expression}\": {fault}");
    }

    public static void Expressions(Place place, string field, IEnumerable<string> expressions) =>
        place.Each(field, expressions, Expression);

    public static void Json(Place place, string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
        }
        catch (JsonException e)
        {
            place.Error($"not JSON: {e.Message}");
        }
    }

    public static void Time(Place place, Duration? duration) =>
        place.ErrorIf(duration is { Seconds: < 0 } or { Nanos: < 0 or >= 1_000_000_000 }, $"duration {duration}");

    public static void Status(Place place, uint status) => place.ErrorIf(status is < 100 or > 999, $"status {status}");

    public static void Port(Place place, uint port) => place.ErrorIf(port > ushort.MaxValue, $"port {port}");

    private static string? FaultOf(string expression)
    {
        if (string.IsNullOrWhiteSpace(expression))
            return "empty";
        var open = new Stack<char>();
        for (var i = 0; i < expression.Length; i++)
        {
            switch (expression[i])
            {
                case '(' or '[' or '{':
                    open.Push(expression[i]);
                    break;
                case ')' or ']' or '}':
                    if (!open.TryPop(out var opened) || "([{".IndexOf(opened) != ")]}".IndexOf(expression[i]))
                        return $"unmatched {expression[i]}";
                    break;
                case '"' or '\'':
                    if ((i = EndOfText(expression, i)) < 0)
                        return "unterminated text";
                    break;
            }
        }
        return open.Count == 0 ? null : $"unmatched {open.Peek()}";
    }

    private static int EndOfText(string expression, int start)
    {
        var quote = expression[start];
        var isRaw = start > 0 && expression[start - 1] is 'r' or 'R';
        var isLong = expression.AsSpan(start).StartsWith(new string(quote, 3));
        var end = isLong ? new string(quote, 3) : quote.ToString();
        for (var i = start + end.Length; i < expression.Length; i++)
        {
            if (expression[i] == '\\' && !isRaw)
                i++;
            else if (expression.AsSpan(i).StartsWith(end))
                return i + end.Length - 1;
        }
        return -1;
    }

    [GeneratedRegex(@"^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$")]
    private static partial Regex HeaderNamePattern();
}
