// SPDX-License-Identifier: Apache-2.0

namespace Krt;

/// <summary>How collections are derived from one another.</summary>
public static class KrtCollectionExtensions
{
    extension<TKey, T>(IKrtCollection<TKey, T> source)
        where TKey : notnull
        where T : class
    {
        /// <summary>One row or none per row of the source, under the key of the source.</summary>
        public IKrtCollection<TKey, TOut> Select<TOut>(
            Func<TransformContext, T, TOut?> transform,
            CollectionOptions<TKey, TOut>? options = null
        )
            where TOut : class => throw null!;

        /// <summary>One row or none per row of the source, under a key of its own.</summary>
        public IKrtCollection<TOutKey, TOut> Select<TOutKey, TOut>(
            Func<TransformContext, T, TOut?> transform,
            Func<TOut, TOutKey> key,
            CollectionOptions<TOutKey, TOut>? options = null
        )
            where TOutKey : notnull
            where TOut : class => throw null!;

        /// <summary>Any number of rows per row of the source.</summary>
        public IKrtCollection<TOutKey, TOut> SelectMany<TOutKey, TOut>(
            Func<TransformContext, T, IEnumerable<TOut>> transform,
            Func<TOut, TOutKey> key,
            CollectionOptions<TOutKey, TOut>? options = null
        )
            where TOutKey : notnull
            where TOut : class => throw null!;

        /// <summary>The rows for which the predicate holds.</summary>
        public IKrtCollection<TKey, T> Where(Func<T, bool> predicate, CollectionOptions<TKey, T>? options = null) =>
            throw null!;

        /// <summary>The rows of this collection and, where it has none for a key, of the first of the others that has.</summary>
        public IKrtCollection<TKey, T> Union(params ReadOnlySpan<IKrtCollection<TKey, T>> lower) => throw null!;

        /// <summary>Files every row under one value.</summary>
        public IKrtIndex<TIndex, TKey, T> Index<TIndex>(Func<T, TIndex> value, string? name = null)
            where TIndex : notnull => throw null!;

        /// <summary>Files every row under any number of values.</summary>
        public IKrtIndex<TIndex, TKey, T> IndexMany<TIndex>(Func<T, IEnumerable<TIndex>> values, string? name = null)
            where TIndex : notnull => throw null!;
    }
}
