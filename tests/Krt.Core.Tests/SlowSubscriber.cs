// SPDX-License-Identifier: Apache-2.0

namespace Krt.Core.Tests;

/// <summary>A subscriber that stays inside its first set until it is released.</summary>
internal sealed class SlowSubscriber<TKey, T> : IObserver<ChangeSet<TKey, T>>, IDisposable
    where TKey : notnull
    where T : class
{
    private readonly ManualResetEventSlim _entered = new();
    private readonly ManualResetEventSlim _released = new();
    private readonly List<ChangeSet<TKey, T>> _sets = [];
    private readonly IDisposable _subscription;

    public SlowSubscriber(IKrtCollection<TKey, T> collection, ConnectOptions? options = null) =>
        _subscription = collection.Connect(options).Subscribe(this);

    public IReadOnlyList<ChangeSet<TKey, T>> Sets => _sets;

    public Exception? End { get; private set; }

    public void WaitUntilEntered(CancellationToken cancellationToken) => _entered.Wait(cancellationToken);

    public void Release() => _released.Set();

    public void OnNext(ChangeSet<TKey, T> value)
    {
        _entered.Set();
        _released.Wait(TimeSpan.FromSeconds(30));
        _sets.Add(value);
    }

    public void OnError(Exception error) => End = error;

    public void OnCompleted() { }

    public void Dispose()
    {
        _released.Set();
        _subscription.Dispose();
    }
}
