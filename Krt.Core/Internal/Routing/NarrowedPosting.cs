// SPDX-License-Identifier: Apache-2.0

namespace Krt.Internal;

/// <summary>Readers of one thing that one equal residual narrows, so that a change is judged once for all of them.</summary>
internal sealed class NarrowedPosting<T>(WholePosting<T> whole, NarrowedPostings<T> siblings, IResidual<T> residual)
    : Posting<T>
    where T : class
{
    public WholePosting<T> Whole => whole;

    public override IResidual<T> Residual => residual;

    public override FetchEdge Edge => whole.Edge;

    /// <summary>Where the posting stands in the list of its siblings.</summary>
    public int Position { get; set; }

    public override DependencyKind Kind =>
        whole.Kind == DependencyKind.Everything && residual.IsPredicate ? DependencyKind.Predicate : whole.Kind;

    public override string DescribeValue(bool isMasked) => whole.DescribeValue(isMasked);

    public override ReadOnlySpan<int> CandidateSlots() => whole.CandidateSlots();

    public override void Route(T? old, T? @new, DirtySlots dirty)
    {
        if (Concerns(old, @new))
            AddAllTo(dirty);
    }

    protected override void Detach() => siblings.Remove(this);

    private bool Concerns(T? old, T? @new)
    {
        if (residual.IsPredicate)
            Edge.Reader.Statistics.PredicateChecks++;
        try
        {
            return residual.Concerns(old, @new, ((IRowSource<T>)Edge.Source).Traits);
        }
#pragma warning disable CA1031 // A predicate may throw anything; the run it leads to throws again and is reported there.
        catch (Exception)
#pragma warning restore CA1031
        {
            return true;
        }
    }
}
