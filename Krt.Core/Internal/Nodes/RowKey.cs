// SPDX-License-Identifier: Apache-2.0

namespace Krt.Internal;

/// <summary>How rows of a collection are keyed where no selector is given in place.</summary>
internal static class RowKey
{
    public static Func<T, TKey> Of<TKey, T>(CollectionOptions<TKey, T>? options)
        where TKey : notnull
        where T : class => options?.Key ?? (row => row is IKeyed<TKey> keyed ? keyed.Key : throw NoKey<TKey>(row));

    private static InvalidOperationException NoKey<TKey>(object row) =>
        new(
            $"{row.GetType().Name} does not implement IKeyed<{typeof(TKey).Name}>, and the collection has no Key option."
        );
}
