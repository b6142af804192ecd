// SPDX-License-Identifier: Apache-2.0

using System.Runtime.InteropServices;

namespace Syncer.Xds;

/// <summary>
/// The resources of one scope and type and the removals that somebody may still have to hear of, in the order of the epochs
/// of their last change. Each name has one entry; what changed since an epoch is the tail of the log.
/// Invariants: epochs never fall along the log; <see cref="Find"/> and <see cref="LiveCount"/> agree with the entries.
/// </summary>
internal sealed class ChangeLog
{
    private const int SmallestCapacity = 16;

    private readonly Dictionary<string, int> _slots = new(StringComparer.Ordinal);
    private Entry[] _entries = [];
    private int _count;

    public int LiveCount { get; private set; }

    public int TombstoneCount => _slots.Count - LiveCount;

    /// <summary>Whether <see cref="Compact"/> is due before the next change.</summary>
    public bool IsFull => _count == _entries.Length;

    public void Set(long epoch, XdsResource resource)
    {
        var movedAt = 0L;
        if (_slots.TryGetValue(resource.Key.Name, out var slot))
        {
            var before = _entries[slot];
            // Who heard of the removal has forgotten the old place.
            movedAt =
                resource.Place is null ? 0
                : before.Resource is null ? before.Epoch
                : before.Resource.Place == resource.Place ? before.MovedAt
                : epoch;
        }
        if (Find(resource.Key.Name) is null)
            LiveCount++;
        Append(new Entry(epoch, resource.Key.Name, resource, movedAt));
    }

    public void Remove(long epoch, string name)
    {
        if (Find(name) is null)
            return;
        LiveCount--;
        Append(new Entry(epoch, name, null, 0));
    }

    public XdsResource? Find(string name) => _slots.TryGetValue(name, out var slot) ? _entries[slot].Resource : null;

    /// <summary>When a resource changed last; <see langword="null"/> where there is none.</summary>
    public long? EpochOf(string name) => Find(name) is null ? null : _entries[_slots[name]].Epoch;

    /// <summary>Whether the name is live, or was removed after the position.</summary>
    public bool Decides(string name, long position) =>
        _slots.TryGetValue(name, out var slot)
        && (_entries[slot].Resource is not null || _entries[slot].Epoch > position);

    public ReadOnlySpan<Entry> All => _entries.AsSpan(0, _count);

    public ReadOnlySpan<Entry> Since(long position)
    {
        var (low, high) = (0, _count);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (_entries[middle].Epoch > position)
                high = middle;
            else
                low = middle + 1;
        }
        return _entries.AsSpan(low, _count - low);
    }

    /// <summary>
    /// Drops superseded entries and the removals that everybody has heard of, and leaves at least as much room as there are
    /// entries, so that its cost per change is constant.
    /// </summary>
    public void Compact(long oldestPosition)
    {
        var kept = 0;
        for (var slot = 0; slot < _count; slot++)
        {
            var entry = _entries[slot];
            if (entry.IsSuperseded)
                continue;
            if (entry.Resource is null && entry.Epoch <= oldestPosition)
            {
                _slots.Remove(entry.Name!);
                continue;
            }
            _slots[entry.Name!] = kept;
            _entries[kept++] = entry;
        }
        Array.Clear(_entries, kept, _count - kept);
        _count = kept;

        var capacity = Math.Max(SmallestCapacity, 2 * kept);
        if (_entries.Length < capacity || _entries.Length > 2 * capacity)
            Array.Resize(ref _entries, capacity);
    }

    private void Append(Entry entry)
    {
        ref var slot = ref CollectionsMarshal.GetValueRefOrAddDefault(_slots, entry.Name!, out var exists);
        if (exists)
            _entries[slot] = _entries[slot] with { Name = null, Resource = null };
        slot = _count;
        _entries[_count++] = entry;
    }

    /// <param name="Epoch">When it changed last.</param>
    /// <param name="Name">Its name; null when another entry has taken its place.</param>
    /// <param name="Resource">The resource; null when it was removed.</param>
    /// <param name="MovedAt">When it left its last <see cref="XdsResource.Place"/> for another, or was removed from it.</param>
    internal readonly record struct Entry(long Epoch, string? Name, XdsResource? Resource, long MovedAt)
    {
        public bool IsSuperseded => Name is null;
    }
}
