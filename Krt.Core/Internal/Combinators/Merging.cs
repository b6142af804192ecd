// SPDX-License-Identifier: Apache-2.0

namespace Krt.Internal;

/// <summary>Calls a merge function, which is user code.</summary>
internal static class Merging
{
    /// <returns>The merged row; none for no rows; the former one when the function throws and the policy keeps it.</returns>
    public static T? Merge<TKey, T>(
        CollectionNode<TKey, T> node,
        int slot,
        IReadOnlyList<T> rows,
        Func<IReadOnlyList<T>, T?> merge,
        TransformErrorPolicy? errors
    )
        where TKey : notnull
        where T : class
    {
        if (rows.Count == 0)
            return null;
        try
        {
            var merged = merge(rows);
            if (node.Propagator.TakesSample() && !node.AreSame(merged, merge(rows)))
                node.ReportNondeterminism(node.ShownKeyAt(slot), "its result differed");
            return merged;
        }
#pragma warning disable CA1031 // A merge function may throw anything; only the row of its key is affected.
        catch (Exception error)
#pragma warning restore CA1031
        {
            node.Statistics.Errors++;
            var shown = node.Shown(error);
            node.Propagator.Log.TransformFailed(shown, node.Name, node.ShownKeyAt(slot));
            return (errors ?? node.Propagator.Options.Errors) switch
            {
                TransformErrorPolicy.KeepLast => node.Table.RowAt(slot),
                TransformErrorPolicy.Remove => null,
                _ => throw new KrtTransformException(
                    $"Merge of {node.Name} failed for {node.ShownKeyAt(slot)}.",
                    shown
                ),
            };
        }
    }
}
