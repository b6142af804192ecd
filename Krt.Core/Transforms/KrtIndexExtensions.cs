// SPDX-License-Identifier: Apache-2.0

using System.Reactive.Linq;
using Krt.Internal;

namespace Krt;

/// <summary>How rows are found by something other than a transform: by a value, or by watching one key.</summary>
public static class KrtIndexExtensions
{
    extension<TKey, T>(IKrtCollection<TKey, T> source)
        where TKey : notnull
        where T : class
    {
        /// <summary>Files every row under one value.</summary>
        /// <param name="value">The value of a row.</param>
        /// <param name="name">
        /// A name that stands for this index of the collection: asking for it again with the same function gives the same
        /// index. Without a name every call makes an index of its own.
        /// </param>
        /// <exception cref="InvalidOperationException">The name stands for an index with another function.</exception>
        public IKrtIndex<TIndex, TKey, T> Index<TIndex>(Func<T, TIndex> value, string? name = null)
            where TIndex : notnull
        {
            ArgumentNullException.ThrowIfNull(value);
            var node = CollectionNode<TKey, T>.Of(source);
            var index = new ValueIndex<TIndex, TKey, T>(node, value, name ?? DefaultName(node, typeof(TIndex)));
            return name is null ? index : node.NameIndex<TIndex>(index);
        }

        /// <summary>Files every row under any number of values.</summary>
        /// <param name="values">The values of a row; repetitions do not count.</param>
        /// <param name="name"><inheritdoc cref="Index{TKey,T,TIndex}(IKrtCollection{TKey,T},Func{T,TIndex},string?)" path="/param[@name='name']"/></param>
        /// <exception cref="InvalidOperationException">The name stands for an index with another function.</exception>
        public IKrtIndex<TIndex, TKey, T> IndexMany<TIndex>(Func<T, IEnumerable<TIndex>> values, string? name = null)
            where TIndex : notnull
        {
            ArgumentNullException.ThrowIfNull(values);
            var node = CollectionNode<TKey, T>.Of(source);
            var index = new ValuesIndex<TIndex, TKey, T>(node, values, name ?? DefaultName(node, typeof(TIndex)));
            return name is null ? index : node.NameIndex<TIndex>(index);
        }

        /// <summary>
        /// The row of one key: first the row there is or <see langword="null"/>, then every new one, and
        /// <see langword="null"/> when it goes. Delivered like <see cref="IKrtCollection{TKey,T}.Connect"/>.
        /// </summary>
        public IObservable<T?> Watch(TKey key, ConnectOptions? options = null)
        {
            var node = CollectionNode<TKey, T>.Of(source);
            // Without a change of the key, only the initial set says that there is no row.
            return new Connection<TKey, T>(node, options ?? new(), new WatchedKey<TKey>(key))
                .Where(set => set.Count > 0 || set.IsInitial)
                .Select(set => set.Count == 0 ? null : set[0].New);
        }
    }

    private static string DefaultName(IKrtCollection source, Type value) => $"{source.Name}/{value.Name}";
}
