// SPDX-License-Identifier: Apache-2.0

using Krt.Internal;

namespace Krt;

/// <summary>How collections are derived from one another.</summary>
/// <remarks>
/// Transforms must be pure: the same row and the same reads give the same result. They run on the engine's thread, one row
/// at a time per collection, and must not block. Equal results do not propagate.
/// </remarks>
public static class KrtCollectionExtensions
{
    extension<TKey, T>(IKrtCollection<TKey, T> source)
        where TKey : notnull
        where T : class
    {
        /// <summary>One row or none per row of the source, under the key of the source.</summary>
        /// <param name="transform">The new row, or <see langword="null"/> for none.</param>
        /// <param name="options">Options of the new collection.</param>
        public IKrtCollection<TKey, TOut> Select<TOut>(
            Func<TransformContext, T, TOut?> transform,
            CollectionOptions<TKey, TOut>? options = null
        )
            where TOut : class => source.Derive(OneOrNone(transform), static (key, _) => key, options);

        /// <summary>One row or none per row of the source, under a key of its own.</summary>
        /// <remarks>Of several inputs that produce one key, the one with the lowest key counts.</remarks>
        /// <param name="transform">The new row, or <see langword="null"/> for none.</param>
        /// <param name="key">The key of a new row.</param>
        /// <param name="options">Options of the new collection.</param>
        public IKrtCollection<TOutKey, TOut> Select<TOutKey, TOut>(
            Func<TransformContext, T, TOut?> transform,
            Func<TOut, TOutKey> key,
            CollectionOptions<TOutKey, TOut>? options = null
        )
            where TOutKey : notnull
            where TOut : class
        {
            ArgumentNullException.ThrowIfNull(key);
            return source.Derive(OneOrNone(transform), (_, row) => key(row), options);
        }

        /// <summary>Any number of rows per row of the source.</summary>
        /// <remarks>
        /// Of several inputs that produce one key, the one with the lowest key counts; of several rows of one input with
        /// one key, the first.
        /// </remarks>
        /// <param name="transform">The new rows, in any order.</param>
        /// <param name="key">The key of a new row.</param>
        /// <param name="options">Options of the new collection.</param>
        public IKrtCollection<TOutKey, TOut> SelectMany<TOutKey, TOut>(
            Func<TransformContext, T, IEnumerable<TOut>> transform,
            Func<TOut, TOutKey> key,
            CollectionOptions<TOutKey, TOut>? options = null
        )
            where TOutKey : notnull
            where TOut : class
        {
            ArgumentNullException.ThrowIfNull(transform);
            ArgumentNullException.ThrowIfNull(key);
            return source.Derive<TKey, T, TOutKey, TOut>(
                (context, row, rows) => rows.AddRange(transform(context, row)),
                (_, row) => key(row),
                options
            );
        }

        /// <summary>The rows for which the predicate holds.</summary>
        public IKrtCollection<TKey, T> Where(Func<T, bool> predicate, CollectionOptions<TKey, T>? options = null)
        {
            ArgumentNullException.ThrowIfNull(predicate);
            return source.Select((_, row) => predicate(row) ? row : null, options);
        }

        /// <summary>
        /// The rows of this collection and, for a key it has no row for, the row of the first of the others that has one.
        /// </summary>
        public IKrtCollection<TKey, T> Union(params ReadOnlySpan<IKrtCollection<TKey, T>> lower)
        {
            var first = CollectionNode<TKey, T>.Of(source);
            var inputs = new List<CollectionNode<TKey, T>> { first };
            foreach (var collection in lower)
                inputs.Add(CollectionNode<TKey, T>.Of(collection, first.Propagator));
            return first.Propagator.Attach(new UnionNode<TKey, T>(inputs));
        }

        /// <summary>Files every row under one value.</summary>
        public IKrtIndex<TIndex, TKey, T> Index<TIndex>(Func<T, TIndex> value, string? name = null)
            where TIndex : notnull
        {
            ArgumentNullException.ThrowIfNull(value);
            var node = CollectionNode<TKey, T>.Of(source);
            return IndexTable<TIndex, TKey, T>.OfOne(node, value, name ?? $"{source.Name}/{typeof(TIndex).Name}");
        }

        /// <summary>Files every row under any number of values.</summary>
        public IKrtIndex<TIndex, TKey, T> IndexMany<TIndex>(Func<T, IEnumerable<TIndex>> values, string? name = null)
            where TIndex : notnull
        {
            ArgumentNullException.ThrowIfNull(values);
            var node = CollectionNode<TKey, T>.Of(source);
            return IndexTable<TIndex, TKey, T>.OfMany(node, values, name ?? $"{source.Name}/{typeof(TIndex).Name}");
        }

        private DerivedNode<TKey, T, TOutKey, TOut> Derive<TOutKey, TOut>(
            Action<TransformContext, T, List<TOut>> transform,
            Func<TKey, TOut, TOutKey> key,
            CollectionOptions<TOutKey, TOut>? options
        )
            where TOutKey : notnull
            where TOut : class
        {
            var input = CollectionNode<TKey, T>.Of(source);
            return input.Propagator.Attach(new DerivedNode<TKey, T, TOutKey, TOut>(input, transform, key, options));
        }
    }

    private static Action<TransformContext, T, List<TOut>> OneOrNone<T, TOut>(
        Func<TransformContext, T, TOut?> transform
    )
        where TOut : class
    {
        ArgumentNullException.ThrowIfNull(transform);
        return (context, row, rows) =>
        {
            if (transform(context, row) is { } output)
                rows.Add(output);
        };
    }
}
