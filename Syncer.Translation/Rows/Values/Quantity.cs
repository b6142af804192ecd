// SPDX-License-Identifier: Apache-2.0

using System.Buffers;
using System.Globalization;
using System.Text.Json.Serialization;

namespace Syncer.Translation.Rows.Values;

/// <summary>An amount as Kubernetes writes it, for example <c>64Ki</c>, or any other text (spec backends-policies N-14).</summary>
/// <param name="Text">The text as it was written.</param>
[JsonConverter(typeof(QuantityConverter))]
public readonly record struct Quantity(string Text)
{
    private static readonly SearchValues<char> NumberCharacters = SearchValues.Create("+-.0123456789");

    /// <summary>Reads the amount as a number of bytes: rounded up, and the nearest one that 32 bits can hold.</summary>
    /// <returns>Whether the text is a quantity.</returns>
    public bool TryGetBytes(out uint bytes)
    {
        bytes = 0;
        var text = Text.AsSpan();
        var length = text.IndexOfAnyExcept(NumberCharacters);
        var number = length < 0 ? text : text[..length];
        var scale = Scale(length < 0 ? "" : text[length..]);
        const NumberStyles style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
        if (scale is not { } factor || !double.TryParse(number, style, CultureInfo.InvariantCulture, out var amount))
            return false;
        // Doubles are exact for every amount that is not clamped: 32 bits and the digits of the smallest unit.
        bytes = (uint)Math.Clamp(Math.Ceiling(amount * factor), 0, uint.MaxValue);
        return true;
    }

    private static double? Scale(ReadOnlySpan<char> suffix) =>
        suffix switch
        {
            "" => 1,
            "n" => 1e-9,
            "u" => 1e-6,
            "m" => 1e-3,
            "k" => 1e3,
            "M" => 1e6,
            "G" => 1e9,
            "T" => 1e12,
            "P" => 1e15,
            "E" => 1e18,
            "Ki" => 1L << 10,
            "Mi" => 1L << 20,
            "Gi" => 1L << 30,
            "Ti" => 1L << 40,
            "Pi" => 1L << 50,
            "Ei" => 1L << 60,
            ['e' or 'E', .. var exponent]
                when int.TryParse(
                    exponent,
                    NumberStyles.AllowLeadingSign,
                    CultureInfo.InvariantCulture,
                    out var power
                ) => Math.Pow(10, power),
            _ => null,
        };
}
