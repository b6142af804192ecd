// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Xds;

/// <summary>The logs of one gateway, or of all, and the connections that read them. Guarded by the lock of the feed.</summary>
internal sealed class FeedScope
{
    private readonly ChangeLog[] _logs = [.. XdsResourceType.All.Select(_ => new ChangeLog())];

    public HashSet<FeedCursor> Cursors { get; } = [];

    public bool IsUnused => Cursors.Count == 0 && _logs.All(log => log.LiveCount == 0);

    public ChangeLog LogOf(XdsResourceType type) => _logs[type.Index];

    public void Apply(long epoch, XdsResourceKey key, XdsResource? resource)
    {
        var log = LogOf(key.Type);
        if (log.IsFull)
            log.Compact(OldestPositionOf(key.Type));
        if (resource is null)
            log.Remove(epoch, key.Name);
        else
            log.Set(epoch, resource);
    }

    private long OldestPositionOf(XdsResourceType type)
    {
        var oldest = long.MaxValue;
        foreach (var cursor in Cursors)
            oldest = Math.Min(oldest, cursor.PositionOf(type) ?? long.MaxValue);
        return oldest;
    }
}
