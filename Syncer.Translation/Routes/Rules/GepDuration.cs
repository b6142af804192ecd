// SPDX-License-Identifier: Apache-2.0

using Google.Protobuf.WellKnownTypes;

namespace Syncer.Translation.Routes.Rules;

/// <summary>Durations of the Gateway API, for example <c>1h30m</c> (GEP-2257), and a plain <c>0</c>.</summary>
internal static class GepDuration
{
    private const int MaxDigits = 5;

    private const int MaxParts = 4;

    /// <summary>Reads a duration of millisecond precision.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out Duration duration)
    {
        duration = new Duration();
        if (text is "0")
            return true;
        var parts = 0;
        var milliseconds = 0L;
        while (!text.IsEmpty)
        {
            if (++parts > MaxParts || !TryTakePart(ref text, ref milliseconds))
                return false;
        }
        duration.Seconds = milliseconds / 1000;
        duration.Nanos = (int)(milliseconds % 1000) * 1_000_000;
        return parts > 0;
    }

    private static bool TryTakePart(ref ReadOnlySpan<char> text, ref long milliseconds)
    {
        var digits = 0;
        var number = 0L;
        while (digits < text.Length && char.IsAsciiDigit(text[digits]))
            number = Math.Min(number * 10 + (text[digits++] - '0'), 100_000);
        if (digits is 0 or > MaxDigits)
            return false;
        text = text[digits..];
        var (unit, length) = text switch
        {
            ['m', 's', ..] => (1, 2),
            ['s', ..] => (1000, 1),
            ['m', ..] => (60_000, 1),
            ['h', ..] => (3_600_000, 1),
            _ => (0, 0),
        };
        milliseconds += number * unit;
        text = text[length..];
        return unit > 0;
    }
}
