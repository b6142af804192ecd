// SPDX-License-Identifier: Apache-2.0

namespace Krt.Internal;

internal abstract partial class CollectionNode<TKey, T>
{
    public override IReadOnlyList<IndexDump> Indexes =>
        [.. _indexes.Select(index => new IndexDump(index.Name, index.ValueCount))];

    /// <summary>What reading through an index of the collection counts as.</summary>
    public DependencyKind KindOf(object index) =>
        ReferenceEquals(index, _labelIndex) ? DependencyKind.Label
        : ReferenceEquals(index, _selectorIndex) ? DependencyKind.Selector
        : DependencyKind.Index;

    /// <summary>The rows of one key in several collections.</summary>
    protected static IEnumerable<RowOrigin> InputsOf(IEnumerable<CollectionNode<TKey, T>> inputs, TKey key)
    {
        foreach (var input in inputs)
        {
            if (input.Table.TryGet(key, out _))
                yield return new RowOrigin(input, DependencyKind.Input, "input", [input.Table.Find(key)]);
        }
    }
}
