// SPDX-License-Identifier: Apache-2.0

using System.Text.Json;
using Krt.Internal;

namespace Krt;

/// <summary>
/// Why a row is as it is: its input, everything its transform fetched, and the same of each of these rows down to the
/// sources. A row that was read in several ways is one object that occurs several times.
/// </summary>
/// <param name="Collection">The collection.</param>
/// <param name="Kind">What made the collection, such as <c>Source</c>, <c>Select</c> or <c>Union</c>.</param>
/// <param name="Key">The key as text.</param>
/// <param name="Value">The row as text, when values were asked for; withheld where the collection holds secrets.</param>
/// <param name="Reads">The input first, then what was fetched; empty for a row of a source.</param>
/// <param name="IsCut">Whether it was read at the greatest depth that is followed, so that its reads are not told.</param>
public sealed record RowExplanation(
    CollectionReference Collection,
    string Kind,
    string Key,
    string? Value,
    IReadOnlyList<ReadExplanation> Reads,
    bool IsCut
)
{
    /// <summary>The epoch at which all of this holds.</summary>
    public required long Epoch { get; init; }

    /// <summary>Why the last run on the input of this row failed, so that the row is older than what is told here.</summary>
    public string? LastError { get; init; }

    /// <summary>The explanation as indented JSON, see <see cref="WriteJson"/>.</summary>
    public string ToJson() => DumpJson.Indented(WriteJson);

    /// <summary>
    /// Writes the explanation as a JSON object: all rows in one array, this one first, where reads refer to rows by their
    /// positions.
    /// </summary>
    public void WriteJson(Utf8JsonWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        TraceJson.Write(writer, this);
    }

    /// <summary>The explanation as a tree of lines; a row that has occurred before is not told again.</summary>
    public override string ToString() => TraceText.Of(this);
}
