// SPDX-License-Identifier: Apache-2.0

using Krt;
using Syncer.Translation;

namespace Syncer.Host.Inspection.Provenance;

/// <summary>Something that was looked for when an object was translated.</summary>
/// <param name="Object">The object that was looked for, or found; null where it was not looked for by its name.</param>
/// <param name="IsFound">Whether it is there.</param>
/// <param name="Through">The collection that was read.</param>
/// <param name="Match">How it was looked for, in words.</param>
/// <param name="Height">The height of the collection of the row that looked.</param>
internal sealed record ObjectRead(ObjectIdentity? Object, bool IsFound, string Through, string Match, int Height)
{
    private const string KeyPrefix = "key ";

    /// <summary>What the rows that are made of an object looked for, itself left out, each once.</summary>
    public static IReadOnlyList<ObjectRead> Of(Lineage lineage, IEnumerable<RowExplanation> roots, ObjectIdentity owner)
    {
        var reads = new List<ObjectRead>();
        foreach (var row in roots.SelectMany(root => lineage.RowsOf(root, owner)))
        {
            var height = lineage.HeightOf(row.Collection);
            foreach (var read in row.Reads.Where(read => read.Kind != DependencyKind.Input))
                reads.AddRange(Of(lineage, read, height).Where(found => found.Object != owner));
        }
        return
        [
            .. reads
                .GroupBy(read => (read.Object, read.IsFound, Unfound: read.Object is null ? read.Match : ""))
                .Select(group => group.MinBy(read => read.Height)!),
        ];
    }

    private static IEnumerable<ObjectRead> Of(Lineage lineage, ReadExplanation read, int height)
    {
        if (read.Count == 0)
            return [Missing(lineage, read, height)];
        return read
            .Rows.Select(lineage.OwnerOf)
            .OfType<ObjectIdentity>()
            .Distinct()
            .Select(found => new ObjectRead(found, IsFound: true, read.Collection.Name, read.Match, height));
    }

    private static ObjectRead Missing(Lineage lineage, ReadExplanation read, int height)
    {
        var sought = read.Kind == DependencyKind.Key ? Sought(lineage, read) : null;
        return new(sought, IsFound: false, read.Collection.Name, read.Match, height);
    }

    // The engine writes "key default/app, presence"; keys of several kinds are spelt with their kind before them.
    private static ObjectIdentity? Sought(Lineage lineage, ReadExplanation read)
    {
        var key = read.Match.StartsWith(KeyPrefix, StringComparison.Ordinal)
            ? read.Match[KeyPrefix.Length..]
            : read.Match;
        var end = key.IndexOf(',', StringComparison.Ordinal);
        key = end < 0 ? key : key[..end];
        var kind = key.Split(' ') is [var name, _] ? lineage.KindOf(name) : lineage.OriginOf(read.Collection);
        return kind is null ? null : Lineage.IdentityOf(kind, key[(key.LastIndexOf(' ') + 1)..]);
    }
}
