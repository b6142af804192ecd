// SPDX-License-Identifier: Apache-2.0

namespace Krt.Internal;

/// <summary>Rows by the one value a function gives for each.</summary>
internal sealed class ValueIndex<TIndex, TKey, T>(CollectionNode<TKey, T> source, Func<T, TIndex> extract, string name)
    : IndexTable<TIndex, TKey, T>(source, name)
    where TIndex : notnull
    where TKey : notnull
    where T : class
{
    public override bool IsSingleValued => true;

    public override bool HasExtractorOf(IndexTable<TIndex, TKey, T> other) =>
        other is ValueIndex<TIndex, TKey, T> index && index.Extract == Extract;

    private Func<T, TIndex> Extract => extract;

    protected override void AddValues(T row, List<TIndex> values) => values.Add(extract(row));

    protected override bool AreSame(T old, T @new) =>
        EqualityComparer<TIndex>.Default.Equals(extract(old), extract(@new));
}
