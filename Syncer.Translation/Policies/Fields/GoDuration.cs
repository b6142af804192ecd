// SPDX-License-Identifier: Apache-2.0

using System.Buffers;
using System.Globalization;
using Google.Protobuf.WellKnownTypes;

namespace Syncer.Translation.Policies.Fields;

/// <summary>
/// Durations as Go writes them, for example <c>1h2m3.5s</c>: what Kubernetes objects other than those of the Gateway API
/// hold (spec backends-policies N-15).
/// </summary>
public static class GoDuration
{
    private static readonly SearchValues<char> NumberCharacters = SearchValues.Create(".0123456789");

    private const decimal NanosecondsPerSecond = 1_000_000_000;

    /// <summary>Reads a duration of nanosecond precision.</summary>
    /// <param name="text">A sign, then numbers with the units <c>h</c>, <c>m</c>, <c>s</c>, <c>ms</c>, <c>us</c> and <c>ns</c>, or <c>0</c>.</param>
    /// <param name="duration">The duration, which may be negative.</param>
    /// <returns>Whether the text is a duration of less than 293 years, as many as a Go duration can hold.</returns>
    public static bool TryParse(ReadOnlySpan<char> text, out Duration duration)
    {
        duration = new Duration();
        var isNegative = text is ['-', ..];
        if (text is ['-' or '+', ..])
            text = text[1..];
        if (text is "0")
            return true;
        if (text.IsEmpty)
            return false;
        var nanoseconds = 0m;
        while (!text.IsEmpty)
        {
            if (!TryTakePart(ref text, ref nanoseconds))
                return false;
        }
        if (isNegative)
            nanoseconds = -nanoseconds;
        duration.Seconds = (long)(nanoseconds / NanosecondsPerSecond);
        duration.Nanos = (int)(nanoseconds % NanosecondsPerSecond);
        return true;
    }

    private static bool TryTakePart(ref ReadOnlySpan<char> text, ref decimal nanoseconds)
    {
        var length = text.IndexOfAnyExcept(NumberCharacters);
        if (length <= 0)
            return false;
        var number = text[..length];
        text = text[length..];
        var (unit, unitLength) = text switch
        {
            ['n', 's', ..] => (1m, 2),
            ['u' or '\u00b5' or '\u03bc', 's', ..] => (1_000m, 2),
            ['m', 's', ..] => (1_000_000m, 2),
            ['s', ..] => (NanosecondsPerSecond, 1),
            ['m', ..] => (60 * NanosecondsPerSecond, 1),
            ['h', ..] => (3600 * NanosecondsPerSecond, 1),
            _ => (0m, 0),
        };
        text = text[unitLength..];
        if (
            unitLength == 0
            || !decimal.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount)
            || amount > long.MaxValue / unit
        )
            return false;
        nanoseconds += decimal.Truncate(amount * unit);
        return nanoseconds <= long.MaxValue;
    }
}
