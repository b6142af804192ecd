// SPDX-License-Identifier: Apache-2.0

namespace Krt.Internal;

/// <summary>The rows of several collections, those of one key merged into one.</summary>
internal sealed class MergeNode<TKey, T>(
    IReadOnlyList<CollectionNode<TKey, T>> inputs,
    Func<IReadOnlyList<T>, T?> merge,
    CollectionOptions<TKey, T>? options
) : JoinNode<TKey, T>(inputs, options)
    where TKey : notnull
    where T : class
{
    private readonly TransformErrorPolicy? _errors = options?.Errors;

    public override string Kind => "Merge";

    protected override T? Combine(int slot)
    {
        var rows = new List<T>(Inputs.Count);
        foreach (var input in Inputs)
        {
            if (input.Table.TryGet(Table.KeyAt(slot), out var row))
                rows.Add(row);
        }
        return Merging.Merge(this, slot, rows, merge, _errors);
    }
}
