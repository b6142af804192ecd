// SPDX-License-Identifier: Apache-2.0

namespace Krt.Internal;

/// <summary>Rows by any number of values that a function gives for each.</summary>
internal sealed class ValuesIndex<TIndex, TKey, T>(
    CollectionNode<TKey, T> source,
    Func<T, IEnumerable<TIndex>> extract,
    string name
) : IndexTable<TIndex, TKey, T>(source, name)
    where TIndex : notnull
    where TKey : notnull
    where T : class
{
    // A row with more values is looked through by hash.
    private const int Few = 16;

    public override bool IsSingleValued => false;

    public override bool HasExtractorOf(IndexTable<TIndex, TKey, T> other) =>
        other is ValuesIndex<TIndex, TKey, T> index && index.Extract == Extract;

    private Func<T, IEnumerable<TIndex>> Extract => extract;

    protected override void AddValues(T row, List<TIndex> values)
    {
        HashSet<TIndex>? seen = null;
        foreach (var value in extract(row))
        {
            if (values.Count == Few && seen is null)
                seen = [.. values];
            if (seen is null ? !values.Contains(value) : seen.Add(value))
                values.Add(value);
        }
    }

    protected override bool AreSame(T old, T @new) => extract(old).SequenceEqual(extract(@new));
}
