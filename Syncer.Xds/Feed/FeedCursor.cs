// SPDX-License-Identifier: Apache-2.0

using Krt;

namespace Syncer.Xds;

/// <summary>
/// The place of one connection in the feed: per type the epoch up to which it has taken what it may see. Everything
/// published after that is still to be read, so nothing has to be kept per connection and name.
/// </summary>
internal sealed class FeedCursor : IDisposable
{
    private const long NoPosition = -1;

    private readonly XdsFeed _feed;
    private readonly Action<ChangeTimes> _changed;
    private readonly long[] _positions = new long[XdsResourceType.All.Count];

    /// <param name="feed">The feed.</param>
    /// <param name="gateway">The gateway of the own scope.</param>
    /// <param name="own">The scope seen besides the shared one.</param>
    /// <param name="changed">Called, with no lock held, after an epoch that changed something in sight; must not block.</param>
    internal FeedCursor(XdsFeed feed, NamespacedName? gateway, FeedScope? own, Action<ChangeTimes> changed)
    {
        _feed = feed;
        _changed = changed;
        Gateway = gateway;
        Own = own;
        Array.Fill(_positions, NoPosition);
    }

    public NamespacedName? Gateway { get; }

    internal FeedScope? Own { get; }

    /// <summary>The epoch up to which a type has been read; <see langword="null"/> before the first reading.</summary>
    public long? PositionOf(XdsResourceType type)
    {
        var position = Volatile.Read(ref _positions[type.Index]);
        return position == NoPosition ? null : position;
    }

    /// <summary>Locks the feed for a reading at one epoch; to be disposed at once, without I/O or foreign code between.</summary>
    public FeedReading Read() => _feed.Read(this);

    public void Dispose() => _feed.Remove(this);

    internal void Advance(XdsResourceType type, long epoch) => Volatile.Write(ref _positions[type.Index], epoch);

    internal void NotifyChanged(ChangeTimes times) => _changed(times);
}
