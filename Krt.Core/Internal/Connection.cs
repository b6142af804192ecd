// SPDX-License-Identifier: Apache-2.0

namespace Krt.Internal;

/// <summary>The observable side of a collection.</summary>
internal sealed class Connection<TKey, T>(CollectionNode<TKey, T> node, ConnectOptions options)
    : IObservable<ChangeSet<TKey, T>>
    where TKey : notnull
    where T : class
{
    public IDisposable Subscribe(IObserver<ChangeSet<TKey, T>> observer)
    {
        ArgumentNullException.ThrowIfNull(observer);
        var subscription = new Subscription<TKey, T>(node, observer, options);
        node.Propagator.Submit(() => node.Subscribe(subscription));
        return subscription;
    }
}
