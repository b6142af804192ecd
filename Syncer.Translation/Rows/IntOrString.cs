// SPDX-License-Identifier: Apache-2.0

using System.Globalization;
using System.Text.Json.Serialization;
using Syncer.Translation.Rows.Converters;

namespace Syncer.Translation.Rows;

/// <summary>A number or a name, as Kubernetes refers to ports.</summary>
/// <param name="Number">The number, 0 when <paramref name="Name"/> is set.</param>
/// <param name="Name">The name, or <see langword="null"/> when a number was given.</param>
[JsonConverter(typeof(IntOrStringConverter))]
public readonly record struct IntOrString(int Number, string? Name)
{
    public static implicit operator IntOrString(int number) => new(number, null);

    public static implicit operator IntOrString(string name) => new(0, name);

    /// <inheritdoc/>
    public override string ToString() => Name ?? Number.ToString(CultureInfo.InvariantCulture);
}
