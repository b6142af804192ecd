// SPDX-License-Identifier: Apache-2.0

namespace Krt.Internal;

/// <summary>Rows whose selector is fulfilled by some labels.</summary>
internal sealed class SelectsMatch<T>(LabelSet labels, bool emptyMatches) : Match<T>
    where T : class
{
    public LabelSet SelectedLabels => labels;

    public bool EmptyMatches => emptyMatches;

    internal override SelectsMatch<T> SelectsPart => this;

    internal override bool IsPredicate => false;

    internal override bool Accepts(T row, RowTraits<T> traits)
    {
        var selector = traits.SelectorOf(row);
        return selector.IsEmpty ? emptyMatches : selector.Matches(labels);
    }

    public override bool Equals(object? obj) =>
        obj is SelectsMatch<T> other && emptyMatches == other.EmptyMatches && labels.Equals(other.SelectedLabels);

    public override int GetHashCode() => labels.GetHashCode();

    public override string ToString() => $"selector of {(labels.Count == 0 ? "no labels" : labels)}";
}
