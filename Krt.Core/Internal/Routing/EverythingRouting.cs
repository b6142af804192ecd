// SPDX-License-Identifier: Apache-2.0

namespace Krt.Internal;

/// <summary>Which rows of one reading collection depend on all rows of a source.</summary>
internal sealed class EverythingRouting<T>(FetchEdge edge) : ValueRouting<Unit, T>(edge)
    where T : class
{
    public override ReadOnlySpan<int> SlotsOf(Unit value) => Enumerable.Range(0, Edge.Source.SlotBound).ToArray();

    public override DependencyKind Kind => DependencyKind.Everything;

    public override string Describe(Unit value, bool isMasked) => "all rows";
}
