// SPDX-License-Identifier: Apache-2.0

namespace Krt.Core.Tests;

/// <summary>A subscriber that can be waited for until it has seen something.</summary>
internal sealed class WaitingSubscriber<TKey, T> : IObserver<ChangeSet<TKey, T>>, IDisposable
    where TKey : notnull
    where T : class
{
    private readonly Dictionary<TKey, T> _rows = [];
    private readonly SemaphoreSlim _changed = new(0);
    private readonly IDisposable _subscription;

    public WaitingSubscriber(IKrtCollection<TKey, T> collection) =>
        _subscription = collection.Connect().Subscribe(this);

    public async Task WaitFor(TKey key, Func<T?, bool> condition, CancellationToken cancellationToken)
    {
        while (true)
        {
            lock (_rows)
            {
                if (condition(_rows.GetValueOrDefault(key)))
                    return;
            }
            await _changed.WaitAsync(cancellationToken);
        }
    }

    public void OnNext(ChangeSet<TKey, T> value)
    {
        lock (_rows)
        {
            foreach (var change in value)
            {
                if (change.New is null)
                    _rows.Remove(change.Key);
                else
                    _rows[change.Key] = change.New;
            }
        }
        _changed.Release();
    }

    public void OnError(Exception error) { }

    public void OnCompleted() { }

    public void Dispose() => _subscription.Dispose();
}
