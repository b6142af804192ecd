// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Xds;

/// <summary>What a cursor sees at one epoch. Holds the lock of the feed until it is disposed.</summary>
internal ref struct FeedReading(FeedCursor cursor, FeedScope shared, long epoch, Lock.Scope scope)
{
    private Lock.Scope _scope = scope;

    public readonly long Epoch => epoch;

    /// <summary>Whether the cursor has been anywhere in the feed yet.</summary>
    public readonly bool HasPosition(XdsResourceType type) => cursor.PositionOf(type) is not null;

    /// <summary>The visible resource of a name.</summary>
    public readonly XdsResource? Find(XdsResourceType type, string name) =>
        shared.LogOf(type).Find(name) ?? cursor.Own?.LogOf(type).Find(name);

    /// <summary>Moves the cursor to this epoch without reading.</summary>
    public readonly void Skip(XdsResourceType type) => cursor.Advance(type, epoch);

    /// <summary>Adds every visible resource and moves the cursor to this epoch.</summary>
    public readonly void ReadAll(XdsResourceType type, List<XdsResource> updated)
    {
        AddAll(shared.LogOf(type), cursor.Own?.LogOf(type), updated);
        Skip(type);
    }

    /// <summary>Adds every resource that is visible to whom both logs are, or the shared one only.</summary>
    public static void AddAll(ChangeLog sharedLog, ChangeLog? ownLog, List<XdsResource> updated)
    {
        updated.EnsureCapacity(updated.Count + sharedLog.LiveCount + (ownLog?.LiveCount ?? 0));

        foreach (ref readonly var entry in sharedLog.All)
        {
            if (entry.Resource is { } resource)
                updated.Add(resource);
        }
        if (ownLog is not null)
        {
            foreach (ref readonly var entry in ownLog.All)
            {
                if (entry.Resource is { } resource && sharedLog.Find(resource.Key.Name) is null)
                    updated.Add(resource);
            }
        }
    }

    /// <summary>
    /// Adds what changed in sight since the cursor was here last, each name once, in one of the lists, and moves the cursor
    /// to this epoch. What is updated and comes to another place than before is in a list besides. Costs what changed, however
    /// much there is, unless a bind is moved.
    /// </summary>
    public readonly void ReadChanges(
        XdsResourceType type,
        List<XdsResource> updated,
        List<string> removed,
        List<string> moved
    )
    {
        var position = cursor.PositionOf(type) ?? throw new InvalidOperationException($"{type} was never read.");
        var sharedLog = shared.LogOf(type);
        var ownLog = cursor.Own?.LogOf(type);

        foreach (ref readonly var entry in sharedLog.Since(position))
        {
            if (!entry.IsSuperseded)
                AddTo(updated, removed, entry.Name!, entry.Resource ?? ownLog?.Find(entry.Name!));
        }
        if (ownLog is not null)
        {
            foreach (ref readonly var entry in ownLog.Since(position))
            {
                if (!entry.IsSuperseded && !sharedLog.Decides(entry.Name!, position))
                {
                    AddTo(updated, removed, entry.Name!, entry.Resource);
                    if (entry.MovedAt > position)
                        moved.Add(entry.Name!);
                }
            }
            if (moved.Exists(name => name.StartsWith(XdsResourceType.BindKind, StringComparison.Ordinal)))
                AddDropped(ownLog, position, moved, updated);
        }
        Skip(type);
    }

    public void Dispose() => _scope.Dispose();

    /// <summary>Adds the listeners that did not change, and that a proxy drops with their bind (spec xds-addresses 6.5).</summary>
    private static void AddDropped(ChangeLog ownLog, long position, List<string> moved, List<XdsResource> updated)
    {
        foreach (ref readonly var entry in ownLog.All)
        {
            if (entry.Resource is { Place: { } bind } && entry.Epoch <= position && moved.Contains(bind))
                updated.Add(entry.Resource);
        }
    }

    private static void AddTo(List<XdsResource> updated, List<string> removed, string name, XdsResource? resource)
    {
        if (resource is null)
            removed.Add(name);
        else
            updated.Add(resource);
    }
}
