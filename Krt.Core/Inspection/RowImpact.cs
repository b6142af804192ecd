// SPDX-License-Identifier: Apache-2.0

using System.Text.Json;
using Krt.Internal;

namespace Krt;

/// <summary>
/// What a row contributes to: the rows made of it, directly or by being fetched, and the same of each of these. A row that
/// is reached in several ways is one object that occurs several times.
/// </summary>
/// <param name="Collection">The collection.</param>
/// <param name="Kind">What made the collection, such as <c>Source</c>, <c>Select</c> or <c>Union</c>.</param>
/// <param name="Key">The key as text.</param>
/// <param name="Value">The row as text, when values were asked for; withheld where the collection holds secrets.</param>
/// <param name="Count">The number of rows that are made of this one.</param>
/// <param name="Rows">These rows, as far as <see cref="ExplainOptions.MaxRows"/> allowed.</param>
/// <param name="IsCut">Whether it was reached at the greatest depth that is followed, so that its rows are not told.</param>
public sealed record RowImpact(
    CollectionReference Collection,
    string Kind,
    string Key,
    string? Value,
    int Count,
    IReadOnlyList<RowImpact> Rows,
    bool IsCut
)
{
    /// <summary>The epoch at which all of this holds.</summary>
    public required long Epoch { get; init; }

    /// <summary>The impact as indented JSON, see <see cref="WriteJson"/>.</summary>
    public string ToJson() => DumpJson.Indented(WriteJson);

    /// <summary>
    /// Writes the impact as a JSON object: all rows in one array, this one first, which refer to the rows made of them by
    /// their positions.
    /// </summary>
    public void WriteJson(Utf8JsonWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        TraceJson.Write(writer, this);
    }

    /// <summary>The impact as a tree of lines; a row that has occurred before is not told again.</summary>
    public override string ToString() => TraceText.Of(this);
}
