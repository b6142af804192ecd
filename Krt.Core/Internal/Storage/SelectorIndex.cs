// SPDX-License-Identifier: Apache-2.0

namespace Krt.Internal;

/// <summary>
/// Every row under exactly one label that its selector requires, so that the selectors that can match a set of labels are
/// found under those labels.
/// </summary>
internal sealed class SelectorIndex<TKey, T>(CollectionNode<TKey, T> source)
    : IndexTable<Label, TKey, T>(source, "selector by")
    where TKey : notnull
    where T : class
{
    public override bool IsSingleValued => true;

    public override bool HasExtractorOf(IndexTable<Label, TKey, T> other) => other == this;

    protected override void AddValues(T row, List<Label> values) =>
        values.Add(SelectorAnchor.Of(Source.Traits.SelectorOf(row)));

    protected override bool AreSame(T old, T @new) =>
        SelectorAnchor.Of(Source.Traits.SelectorOf(old)) == SelectorAnchor.Of(Source.Traits.SelectorOf(@new));
}
