// SPDX-License-Identifier: Apache-2.0

using Krt.Internal;

namespace Krt;

/// <summary>How collections are derived from one another.</summary>
/// <remarks>
/// Transforms must be pure: the same row and the same reads give the same result. They run on the engine's thread and, for
/// large changes, on thread pool threads at the same time, and must not block. Equal results do not propagate.
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
            where TOut : class => source.Derive(transform, options, "Select");

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
            ArgumentNullException.ThrowIfNull(transform);
            ArgumentNullException.ThrowIfNull(key);
            return source.Derive<TKey, T, TOutKey, TOut>(
                (context, row, rows) =>
                {
                    if (transform(context, row) is { } output)
                        rows.Add(output);
                },
                key,
                options,
                "Select"
            );
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
                key,
                options,
                "SelectMany"
            );
        }

        /// <summary>
        /// Any number of rows per row of the source, and what there is to report about that row. Both change in the same
        /// epoch, and <see cref="TransformContext.KeepPrevious"/> keeps both.
        /// </summary>
        /// <param name="transform">The status, or <see langword="null"/> for none, and the new rows, in any order.</param>
        /// <param name="key">The key of a new row.</param>
        /// <param name="options">Options of the collection of rows; scope, name and error policy hold for both.</param>
        /// <returns>Statuses by the key of the source, each with the row it is about, and the rows.</returns>
        public (
            IKrtCollection<TKey, RowStatus<T, TStatus>> Status,
            IKrtCollection<TOutKey, TOut> Rows
        ) SelectManyWithStatus<TStatus, TOutKey, TOut>(
            Func<TransformContext, T, (TStatus? Status, IEnumerable<TOut> Rows)> transform,
            Func<TOut, TOutKey> key,
            CollectionOptions<TOutKey, TOut>? options = null
        )
            where TStatus : class
            where TOutKey : notnull
            where TOut : class
        {
            ArgumentNullException.ThrowIfNull(transform);
            var name = options?.Name ?? $"{source.Name}>{typeof(TOut).Name}";
            var both = source.Select(
                (context, row) =>
                {
                    var (status, rows) = transform(context, row);
                    return new StatusWithRows<T, TStatus, TOut>(row, status, [.. rows]);
                },
                new CollectionOptions<TKey, StatusWithRows<T, TStatus, TOut>>
                {
                    Name = $"{name}/results",
                    Equality = new StatusWithRowsEquality<T, TStatus, TOut>(options?.Equality),
                    Scope = options?.Scope,
                    Errors = options?.Errors,
                    HoldsSecrets = options?.HoldsSecrets,
                }
            );
            var statuses = both.Select(
                static (_, result) =>
                    result.Status is null ? null : new RowStatus<T, TStatus>(result.Row, result.Status),
                new CollectionOptions<TKey, RowStatus<T, TStatus>> { Name = $"{name}/status" }
            );
            return (
                statuses,
                both.SelectMany(static (_, result) => result.Rows, key, (options ?? new()) with { Name = name })
            );
        }

        /// <summary>
        /// Every row in another shape, under the key of the source. The function reads nothing but the row; it is called
        /// once per changed row, and an equal result is no change. Metadata are those of the source unless given.
        /// </summary>
        public IKrtCollection<TKey, TOut> View<TOut>(Func<T, TOut> shape, CollectionOptions<TKey, TOut>? options = null)
            where TOut : class
        {
            ArgumentNullException.ThrowIfNull(shape);
            options ??= new();
            return source.Derive<TKey, T, TOut>(
                (_, row) => shape(row),
                options with
                {
                    Metadata = options.Metadata ?? source.Metadata,
                },
                "View"
            );
        }

        /// <summary>The rows for which the predicate holds.</summary>
        public IKrtCollection<TKey, T> Where(Func<T, bool> predicate, CollectionOptions<TKey, T>? options = null)
        {
            ArgumentNullException.ThrowIfNull(predicate);
            return source.Derive<TKey, T, T>((_, row) => predicate(row) ? row : null, options, "Where");
        }

        private SameKeyNode<TKey, T, TOut> Derive<TOut>(
            Func<TransformContext, T, TOut?> transform,
            CollectionOptions<TKey, TOut>? options,
            string kind
        )
            where TOut : class
        {
            ArgumentNullException.ThrowIfNull(transform);
            var input = CollectionNode<TKey, T>.Of(source);
            input.ThrowIfDisposed();
            return input.Propagator.Attach(new SameKeyNode<TKey, T, TOut>(input, kind, transform, options));
        }

        private OwnKeyNode<TKey, T, TOutKey, TOut> Derive<TOutKey, TOut>(
            Action<TransformContext, T, List<TOut>> transform,
            Func<TOut, TOutKey> key,
            CollectionOptions<TOutKey, TOut>? options,
            string kind
        )
            where TOutKey : notnull
            where TOut : class
        {
            var input = CollectionNode<TKey, T>.Of(source);
            input.ThrowIfDisposed();
            return input.Propagator.Attach(
                new OwnKeyNode<TKey, T, TOutKey, TOut>(input, kind, transform, key, options)
            );
        }
    }
}
