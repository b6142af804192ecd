// SPDX-License-Identifier: Apache-2.0

namespace Krt.Internal;

/// <summary>Which rows of one reading collection depend on which keys of a source, present or missing.</summary>
internal sealed class KeyRouting<TKey, T>(FetchEdge edge, RowTable<TKey, T> table) : ValueRouting<TKey, T>(edge)
    where TKey : notnull
    where T : class
{
    private readonly int[] _slot = new int[1];

    public override ReadOnlySpan<int> SlotsOf(TKey value)
    {
        _slot[0] = table.Find(value);
        return _slot[0] < 0 ? [] : _slot;
    }

    public override DependencyKind Kind => DependencyKind.Key;

    public override string Describe(TKey value, bool isMasked) =>
        Edge.Source.HidesKeys ? $"key {CollectionNode.Withheld}" : $"key {value}";
}
