// SPDX-License-Identifier: Apache-2.0

using System.Text.Json;
using Krt.Internal;

namespace Krt;

/// <summary>The collections of an engine, all at one epoch. Rendering it does not concern the engine any more.</summary>
/// <param name="Epoch">The epoch.</param>
/// <param name="Collections">The collections in the order of their numbers.</param>
public sealed record GraphDump(long Epoch, IReadOnlyList<CollectionDump> Collections)
{
    /// <summary>The collections that read another by all its rows or by a bare predicate.</summary>
    public IEnumerable<FetchDump> UnindexedFetches =>
        Collections.SelectMany(collection => collection.Fetches).Where(fetch => fetch.Unindexed > 0);

    /// <summary>The dump as indented JSON, see <see cref="WriteJson(Utf8JsonWriter)"/>.</summary>
    public string ToJson() => DumpJson.Indented(WriteJson);

    /// <summary>Writes the dump as indented JSON in UTF-8, see <see cref="WriteJson(Utf8JsonWriter)"/>.</summary>
    public void WriteJson(Stream stream) => DumpJson.Indented(stream, WriteJson);

    /// <summary>
    /// Writes the dump as a JSON object: properties in camel case, enumerations as strings, durations in seconds, absent
    /// values left out.
    /// </summary>
    public void WriteJson(Utf8JsonWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        DumpJson.Write(writer, this);
    }

    /// <summary>
    /// The graph for Mermaid: a node per collection with its rows, runs and time, an arrow to each that is made of it and a
    /// dotted one to each that fetches it.
    /// </summary>
    public string ToMermaid() => GraphText.Mermaid(this);

    /// <summary>The graph for Graphviz, in the same way.</summary>
    public string ToDot() => GraphText.Dot(this);

    /// <summary><see cref="ToJson"/>.</summary>
    public override string ToString() => ToJson();
}
