// SPDX-License-Identifier: Apache-2.0

using System.Collections.ObjectModel;

namespace Krt.Internal;

/// <summary>
/// A collection as the propagator sees it. Everything but <see cref="IKrtCollection"/> belongs to the propagator: it is
/// touched by the thread that runs an epoch and by no other.
/// </summary>
internal abstract class CollectionNode : IKrtCollection
{
    private readonly TaskCompletionSource _synced = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile bool _isSynced;

    protected CollectionNode(Propagator propagator, string name, IReadOnlyDictionary<string, object?>? metadata)
    {
        Propagator = propagator;
        Name = name;
        Metadata = metadata ?? ReadOnlyDictionary<string, object?>.Empty;
        Id = propagator.NextId();
    }

    public string Name { get; }

    public long Id { get; }

    public IReadOnlyDictionary<string, object?> Metadata { get; }

    public bool IsSynced => _isSynced;

    public Task Synced => _synced.Task;

    public Propagator Propagator { get; }

    /// <summary>More than the height of every collection this one reads, so that all of them are final when it runs.</summary>
    public int Height { get; set; }

    public bool IsScheduled { get; set; }

    /// <summary>Whether the collection takes part in the end of the running epoch.</summary>
    public bool IsVisited { get; set; }

    /// <summary>Whether the collection is complete in the running epoch.</summary>
    public bool SyncedNow { get; private set; }

    /// <summary>The collections that read this one.</summary>
    public List<CollectionNode> Consumers { get; } = [];

    /// <summary>Whether consumers have to look at this collection in the running epoch.</summary>
    public bool HasNews => HasDelta || BecameSynced;

    protected bool BecameSynced { get; private set; }

    protected abstract bool HasDelta { get; }

    /// <summary>Joins the graph: takes a height, registers with what it reads and schedules its first run.</summary>
    public abstract void Attach();

    /// <summary>Brings the collection up to date with what it reads.</summary>
    /// <returns>False when it found that it has to run at a greater height first.</returns>
    public abstract bool Run();

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

    /// <summary>Ends the collection with the engine: waiting for it to sync is cancelled, subscriptions complete.</summary>
    public virtual void Stop() => _synced.TrySetCanceled();

    public override string ToString() => Name;

    protected void BecomeSynced()
    {
        if (SyncedNow)
            return;
        SyncedNow = true;
        BecameSynced = true;
    }
}
