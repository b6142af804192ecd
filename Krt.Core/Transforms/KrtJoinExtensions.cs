// SPDX-License-Identifier: Apache-2.0

using Krt.Internal;

namespace Krt;

/// <summary>How one collection is made of several.</summary>
public static class KrtJoinExtensions
{
    extension<TKey, T>(IKrtCollection<TKey, T> source)
        where TKey : notnull
        where T : class
    {
        /// <summary>
        /// The rows of this collection and, for a key it has no row for, the row of the first of the others that has one.
        /// Rows that are hidden in this way are seen nowhere, not in indexes either.
        /// </summary>
        public IKrtCollection<TKey, T> Union(params ReadOnlySpan<IKrtCollection<TKey, T>> lower) =>
            source.Union(new(), lower);

        /// <inheritdoc cref="Union{TKey,T}(IKrtCollection{TKey,T},ReadOnlySpan{IKrtCollection{TKey,T}})"/>
        public IKrtCollection<TKey, T> Union(
            CollectionOptions<TKey, T> options,
            params ReadOnlySpan<IKrtCollection<TKey, T>> lower
        )
        {
            var inputs = Inputs(source, lower);
            return inputs[0].Propagator.Attach(new UnionNode<TKey, T>(inputs, options));
        }

        /// <summary>
        /// The rows of this collection and of others that never have a key in common when an epoch ends. That is not
        /// checked: which row is seen of several with one key, and what is left when one of them goes, is undefined.
        /// </summary>
        public IKrtCollection<TKey, T> UnionDisjoint(params ReadOnlySpan<IKrtCollection<TKey, T>> others) =>
            source.UnionDisjoint(new(), others);

        /// <inheritdoc cref="UnionDisjoint{TKey,T}(IKrtCollection{TKey,T},ReadOnlySpan{IKrtCollection{TKey,T}})"/>
        public IKrtCollection<TKey, T> UnionDisjoint(
            CollectionOptions<TKey, T> options,
            params ReadOnlySpan<IKrtCollection<TKey, T>> others
        )
        {
            var inputs = Inputs(source, others);
            return inputs[0].Propagator.Attach(new DisjointUnionNode<TKey, T>(inputs, options));
        }

        /// <summary>One row per key of this collection and others, made of the rows they have for it.</summary>
        /// <param name="merge">
        /// Gets the rows of one key, at least one, in the order of the collections; <see langword="null"/> for no row.
        /// </param>
        /// <param name="others">The other collections.</param>
        public IKrtCollection<TKey, T> Merge(
            Func<IReadOnlyList<T>, T?> merge,
            params ReadOnlySpan<IKrtCollection<TKey, T>> others
        ) => source.Merge(merge, new(), others);

        /// <inheritdoc cref="Merge{TKey,T}(IKrtCollection{TKey,T},Func{IReadOnlyList{T},T},ReadOnlySpan{IKrtCollection{TKey,T}})"/>
        public IKrtCollection<TKey, T> Merge(
            Func<IReadOnlyList<T>, T?> merge,
            CollectionOptions<TKey, T> options,
            params ReadOnlySpan<IKrtCollection<TKey, T>> others
        )
        {
            ArgumentNullException.ThrowIfNull(merge);
            var inputs = Inputs(source, others);
            return inputs[0].Propagator.Attach(new MergeNode<TKey, T>(inputs, merge, options));
        }
    }

    extension<TName, TKey, T>(IKrtCollection<TName, IKrtCollection<TKey, T>> sources)
        where TName : notnull
        where TKey : notnull
        where T : class
    {
        /// <summary>
        /// One row per key of all collections that are rows of this one, made of the rows they have for it. Replacing a
        /// collection under its name is one epoch with the real differences only.
        /// </summary>
        /// <remarks>
        /// A collection takes part from the epoch in which it is synced. One that is disposed leaves, whether it has been
        /// removed from this collection or not.
        /// </remarks>
        /// <param name="merge">
        /// Gets the rows of one key, at least one, in the order of the names; <see langword="null"/> for no row.
        /// </param>
        /// <param name="options">Options of the new collection.</param>
        public IKrtCollection<TKey, T> MergeMany(
            Func<IReadOnlyList<T>, T?> merge,
            CollectionOptions<TKey, T>? options = null
        )
        {
            ArgumentNullException.ThrowIfNull(merge);
            var outer = CollectionNode<TName, IKrtCollection<TKey, T>>.Of(sources);
            outer.ThrowIfDisposed();
            return outer.Propagator.Attach(new MergeManyNode<TName, TKey, T>(outer, merge, options));
        }
    }

    private static List<CollectionNode<TKey, T>> Inputs<TKey, T>(
        IKrtCollection<TKey, T> first,
        ReadOnlySpan<IKrtCollection<TKey, T>> others
    )
        where TKey : notnull
        where T : class
    {
        var inputs = new List<CollectionNode<TKey, T>> { CollectionNode<TKey, T>.Of(first) };
        foreach (var collection in others)
            inputs.Add(CollectionNode<TKey, T>.Of(collection, inputs[0].Propagator));
        foreach (var input in inputs)
            input.ThrowIfDisposed();
        return inputs;
    }
}
