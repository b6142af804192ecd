// SPDX-License-Identifier: Apache-2.0

namespace Krt;

/// <summary>
/// A collection that transforms of another one read besides their input, with the number of dependencies that exist at
/// present, by how their rows are found. A run that reads one thing several times depends on it once.
/// </summary>
/// <param name="Reader">The collection whose transform reads.</param>
/// <param name="Source">The collection that is read.</param>
public sealed record FetchDump(CollectionReference Reader, CollectionReference Source)
{
    /// <summary>Dependencies on keys.</summary>
    public int Keys { get; init; }

    /// <summary>Dependencies on values of indexes.</summary>
    public int IndexValues { get; init; }

    /// <summary>Dependencies on labels.</summary>
    public int Labels { get; init; }

    /// <summary>Dependencies on selectors, one for each label that is looked up.</summary>
    public int Selectors { get; init; }

    /// <summary>Dependencies on all rows, see <see cref="DependencyKind.Everything"/>.</summary>
    public int Everything { get; init; }

    /// <summary>Dependencies on all rows that fulfil a predicate.</summary>
    public int Predicates { get; init; }

    /// <summary>Input rows that wait until the source is synced.</summary>
    public int Parked { get; init; }

    /// <summary>Dependencies that no key, index, label or selector narrows: every change of the source looks at each.</summary>
    public int Unindexed => Everything + Predicates;

    /// <summary>One line, such as <c>workloads reads services: 12 index values, 1 predicate</c>.</summary>
    public override string ToString() => $"{Reader} reads {Source}: {Summary}";

    /// <summary>The numbers that are not zero.</summary>
    internal string Summary
    {
        get
        {
            string[] parts =
            [
                .. Part(Keys, "key"),
                .. Part(IndexValues, "index value"),
                .. Part(Labels, "label"),
                .. Part(Selectors, "selector"),
                .. Part(Everything, "all rows", "all rows"),
                .. Part(Predicates, "predicate"),
                .. Part(Parked, "parked", "parked"),
            ];
            return parts.Length == 0 ? "nothing at present" : string.Join(", ", parts);
        }
    }

    private static IEnumerable<string> Part(int count, string one, string? many = null) =>
        count == 0 ? [] : [FormattableString.Invariant($"{count} {(count == 1 ? one : many ?? one + "s")}")];
}
