// SPDX-License-Identifier: Apache-2.0

namespace Krt.Internal;

/// <summary>Rows whose labels fulfil a selector.</summary>
internal sealed class LabelsMatch<T>(LabelSelector selector) : Match<T>
    where T : class
{
    public LabelSelector Selector => selector;

    /// <summary>Whether a row that has the first required label matches.</summary>
    public bool IsOneLabel => selector.Equalities.Count == 1 && selector.Requirements.Count == 0;

    internal override LabelsMatch<T> LabelsPart => this;

    internal override bool IsPredicate => false;

    internal override bool Accepts(T row, RowTraits<T> traits) => selector.Matches(traits.LabelsOf(row));

    public override bool Equals(object? obj) => obj is LabelsMatch<T> other && selector.Equals(other.Selector);

    public override int GetHashCode() => selector.GetHashCode();

    public override string ToString() => selector.IsEmpty ? "any labels" : $"labels {selector}";
}
