// SPDX-License-Identifier: Apache-2.0

using System.Collections.ObjectModel;

namespace Krt.Internal;

/// <summary>
/// A collection as the propagator sees it. Everything but <see cref="IKrtCollection"/> belongs to the propagator: it is
/// touched by the thread that runs an epoch and by no other.
/// </summary>
internal abstract partial class CollectionNode : IKrtCollection
{
    private readonly TaskCompletionSource _synced = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile bool _isSynced;
    private volatile bool _isDisposed;

    protected CollectionNode(
        KrtScope scope,
        string name,
        IReadOnlyDictionary<string, object?>? metadata,
        bool? holdsSecrets
    )
    {
        Scope = scope;
        Propagator = scope.Propagator;
        Name = name;
        Metadata = metadata ?? ReadOnlyDictionary<string, object?>.Empty;
        _declaredSecret = holdsSecrets;
        Id = Propagator.NextId();
    }

    public string Name { get; }

    public long Id { get; }

    public IReadOnlyDictionary<string, object?> Metadata { get; }

    public bool IsSynced => _isSynced;

    public Task Synced => _synced.Task;

    public Propagator Propagator { get; }

    public KrtScope Scope { get; }

    /// <summary>The combinator the collection was made by.</summary>
    public abstract string Kind { get; }

    /// <summary>One more than the highest slot ever used.</summary>
    public abstract int SlotBound { get; }

    public abstract int RowCount { get; }

    public abstract int SubscriptionCount { get; }

    /// <summary>How many change sets subscribers have not taken yet.</summary>
    public abstract int Backlog { get; }

    /// <summary>More than the height of every collection this one reads, so that all of them are final when it runs.</summary>
    public int Height { get; set; }

    public bool IsScheduled { get; set; }

    /// <summary>Whether the collection takes part in the end of the running epoch.</summary>
    public bool IsVisited { get; set; }

    /// <summary>Whether the collection is complete in the running epoch.</summary>
    public bool SyncedNow { get; private set; }

    /// <summary>Whether the collection leaves the graph in the running epoch, or has left it.</summary>
    public bool IsDisposed => _isDisposed;

    /// <summary>The collections that read this one.</summary>
    public List<CollectionNode> Consumers { get; } = [];

    /// <summary>The collections this one reads.</summary>
    public List<CollectionNode> Sources { get; } = [];

    public NodeStatistics Statistics { get; } = new();

    /// <summary>How many rows wait for a collection that is not synced.</summary>
    public virtual int ParkedCount => 0;

    /// <summary>Whether consumers have to look at this collection in the running epoch.</summary>
    public bool HasNews => ChangeCount > 0 || BecameSynced;

    protected bool BecameSynced { get; private set; }

    /// <summary>How many rows the running epoch has changed.</summary>
    public abstract int ChangeCount { get; }

    /// <summary>Joins the graph: takes a height, registers with what it reads and schedules its first run.</summary>
    public abstract void Attach();

    /// <summary>Brings the collection up to date with what it reads.</summary>
    /// <returns>False when it found that it has to run at a greater height first.</returns>
    public abstract bool Run();

    /// <summary>Removes all rows instead of a run, in the epoch in which the collection is disposed.</summary>
    public abstract void Retract();

    /// <summary>Whether anything in this collection depends on a source, so that the source cannot be disposed alone.</summary>
    public virtual bool DependsOn(CollectionNode source) => true;

    /// <summary>Forgets a source that has been disposed.</summary>
    public virtual void Forget(CollectionNode source) { }

    /// <summary>Makes the rows readable from outside, see <see cref="Publication.Roots"/>.</summary>
    public abstract void Expose();

    /// <summary>Prepares what outside readers will see of this epoch.</summary>
    public abstract void Publish(long epoch);

    /// <summary>Hands the change set of the epoch to subscribers and forgets the changes.</summary>
    public virtual void EndEpoch()
    {
        BecameSynced = false;
        if (SyncedNow && !_isSynced)
        {
            _isSynced = true;
            _synced.TrySetResult();
        }
    }

    /// <summary>Ends the collection: waiting for it to sync is cancelled, subscriptions complete or fail.</summary>
    public virtual void Stop(Exception? fault)
    {
        _isDisposed = true;
        _synced.TrySetCanceled();
    }

    /// <summary>From now on nobody can write to the collection or build on it.</summary>
    public void MarkDisposed() => _isDisposed = true;

    /// <exception cref="ObjectDisposedException">The collection or the engine was disposed.</exception>
    /// <exception cref="InvalidOperationException">The engine stopped because an epoch failed.</exception>
    public void ThrowIfDisposed()
    {
        if (!_isDisposed)
            return;
        Propagator.ThrowIfFailed();
        throw new ObjectDisposedException(Name, $"Collection {Name} was disposed.");
    }

    public abstract object KeyAt(int slot);

    public abstract object? ValueAt(int slot);

    public ValueTask DisposeAsync() => Propagator.DisposeAsync(() => [this]);

    /// <summary>Whether readers outside have made the rows readable, see <see cref="Expose"/>.</summary>
    public abstract bool IsExposed { get; }

    /// <summary>Compares the structures of the collection with one another, between two epochs.</summary>
    /// <exception cref="InvalidOperationException">They do not agree: the engine has a defect.</exception>
    public virtual void CheckInvariants() { }

    public override string ToString() => Name;

    protected void BecomeSynced()
    {
        if (SyncedNow)
            return;
        SyncedNow = true;
        BecameSynced = true;
    }
}
