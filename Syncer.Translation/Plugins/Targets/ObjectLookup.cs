// SPDX-License-Identifier: Apache-2.0

using Krt;
using Syncer.Translation.Rows;

namespace Syncer.Translation.Plugins.Targets;

/// <summary>The objects of a kind, whatever their rows are. All reads are tracked.</summary>
public abstract class ObjectLookup
{
    private ObjectLookup() { }

    /// <summary>The rows of a collection.</summary>
    public static ObjectLookup Of<T>(IKrtCollection<NamespacedName, T> objects)
        where T : class, IKubernetesRow => new RowLookup<T>(objects);

    /// <summary>Whether there is such an object.</summary>
    public abstract bool Exists(TransformContext context, NamespacedName name);

    /// <summary>The objects of a namespace whose labels fulfil a selector, sorted (spec backends-policies N-22, PT-4).</summary>
    public abstract IReadOnlyList<NamespacedName> Select(
        TransformContext context,
        string @namespace,
        LabelSelector selector
    );

    private sealed class RowLookup<T>(IKrtCollection<NamespacedName, T> objects) : ObjectLookup
        where T : class, IKubernetesRow
    {
        private readonly IKrtIndex<string, NamespacedName, T> _byNamespace = objects.Index(row =>
            row.Metadata.Namespace
        );

        public override bool Exists(TransformContext context, NamespacedName name) => context.Exists(objects, name);

        public override IReadOnlyList<NamespacedName> Select(
            TransformContext context,
            string @namespace,
            LabelSelector selector
        ) =>
            [
                .. context
                    .Fetch(_byNamespace, @namespace, Match<T>.Labels(selector))
                    .Select(row => row.Metadata.Key)
                    .Order(),
            ];
    }
}
