// SPDX-License-Identifier: Apache-2.0

namespace Krt.Internal;

/// <summary>The observable side of a collection, or of one of its keys.</summary>
internal sealed class Connection<TKey, T>(CollectionNode<TKey, T> node, ConnectOptions options, WatchedKey<TKey>? only)
    : IObservable<ChangeSet<TKey, T>>
    where TKey : notnull
    where T : class
{
    public IDisposable Subscribe(IObserver<ChangeSet<TKey, T>> observer)
    {
        ArgumentNullException.ThrowIfNull(observer);
        var subscription = new Subscription<TKey, T>(node, observer, options, only);
        node.ThrowIfDisposed();
        node.Propagator.Submit(() =>
        {
            // The collection may have gone since.
            if (node.IsDisposed)
                subscription.Complete(null, drop: true);
            else
                node.Subscribe(subscription);
        });
        return subscription;
    }
}

/// <summary>The only key a subscriber wants to hear of.</summary>
internal sealed record WatchedKey<TKey>(TKey Key)
    where TKey : notnull;
