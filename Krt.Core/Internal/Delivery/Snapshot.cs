// SPDX-License-Identifier: Apache-2.0

namespace Krt.Internal;

internal sealed class Snapshot(Publication publication) : IKrtSnapshot
{
    public long Epoch => publication.Epoch;

    public IReadOnlyDictionary<TKey, T> Of<TKey, T>(IKrtCollection<TKey, T> collection)
        where TKey : notnull
        where T : class =>
        CollectionNode<TKey, T>.Of(collection).RootIn(publication)
        ?? throw new ArgumentException(
            $"Collection {collection.Name} was created after the snapshot was taken.",
            nameof(collection)
        );
}
