// SPDX-License-Identifier: Apache-2.0

namespace Krt.Internal;

/// <summary>The readers of one value of a routing table.</summary>
internal sealed class ValuePosting<TValue, T>(ValueRouting<TValue, T> routing, TValue value) : WholePosting<T>
    where TValue : notnull
    where T : class
{
    public ValueRouting<TValue, T> Routing => routing;

    public TValue Value => value;

    public override FetchEdge Edge => routing.Edge;

    public override DependencyKind Kind => routing.Kind;

    public override string DescribeValue(bool isMasked) => routing.Describe(value, isMasked);

    public override ReadOnlySpan<int> CandidateSlots() => routing.SlotsOf(value);

    protected override void Drop() => routing.Drop(value);
}
