// SPDX-License-Identifier: Apache-2.0

namespace Krt.Internal;

/// <summary>Every row under each of its labels.</summary>
internal sealed class LabelIndex<TKey, T>(CollectionNode<TKey, T> source) : IndexTable<Label, TKey, T>(source, "label")
    where TKey : notnull
    where T : class
{
    public override bool IsSingleValued => false;

    public override bool HasExtractorOf(IndexTable<Label, TKey, T> other) => other == this;

    protected override void AddValues(T row, List<Label> values)
    {
        foreach (ref readonly var label in Source.Traits.LabelsOf(row).Span)
            values.Add(Label.Of(label));
    }

    protected override bool AreSame(T old, T @new) => Source.Traits.LabelsOf(old).Equals(Source.Traits.LabelsOf(@new));
}
