// SPDX-License-Identifier: Apache-2.0

using System.Buffers;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Text;

namespace Syncer.Xds;

/// <summary>
/// What a client says it holds: versions by name, left in the bytes they came in. A thousand proxies that reconnect name
/// millions of resources, nearly all of which the server holds as well, so none is made into a string before it must be.
/// Not thread-safe; buffers are given back when it is disposed.
/// </summary>
internal sealed class KnownVersions : IDisposable
{
    private const int NameField = 1;
    private const int VersionField = 2;
    private const int EntryField = 5;

    private readonly byte[] _message;
    private Entry[] _entries;
    private int[] _slots = [];

    private KnownVersions(byte[] message, Entry[] entries)
    {
        _message = message;
        _entries = entries;
    }

    public int Count { get; private set; }

    /// <summary>Reads the entries of a request, of which there are some.</summary>
    /// <exception cref="InvalidDataException">The request is malformed.</exception>
    public static KnownVersions Read(ReadOnlySpan<byte> request, int count)
    {
        var message = ArrayPool<byte>.Shared.Rent(request.Length);
        request.CopyTo(message);
        var known = new KnownVersions(message, ArrayPool<Entry>.Shared.Rent(count));
        try
        {
            known.ReadEntries(message.AsSpan(0, request.Length));
            return known;
        }
        catch
        {
            known.Dispose();
            throw;
        }
    }

    /// <summary>
    /// Takes a name the client holds out of those that it must forget. True when its version is that of the resource, so
    /// that it need not be sent.
    /// </summary>
    public bool IsCurrent(XdsResource resource)
    {
        if (Find(resource.Utf8Name) is not { } found)
            return false;
        ref var entry = ref _entries[found];
        entry.IsVisible = true;
        return VersionOf(in entry) is var version
            && resource.Version.Length == version.Length
            && Ascii.Equals(resource.Version, version);
    }

    /// <summary>The names that were not taken out.</summary>
    public IEnumerable<string> Others()
    {
        for (var i = 0; i < Count; i++)
        {
            if (!_entries[i].IsVisible)
                yield return Encoding.UTF8.GetString(NameOf(in _entries[i]));
        }
    }

    /// <summary>All names.</summary>
    public IEnumerable<string> Names()
    {
        for (var i = 0; i < Count; i++)
            yield return Encoding.UTF8.GetString(NameOf(in _entries[i]));
    }

    public void Dispose()
    {
        if (_entries.Length == 0)
            return;
        ArrayPool<byte>.Shared.Return(_message);
        ArrayPool<Entry>.Shared.Return(_entries);
        ArrayPool<int>.Shared.Return(_slots);
        (_entries, _slots, Count) = ([], [], 0);
    }

    private void ReadEntries(ReadOnlySpan<byte> request)
    {
        var capacity = 2 * (int)BitOperations.RoundUpToPowerOf2((uint)_entries.Length);
        _slots = ArrayPool<int>.Shared.Rent(capacity);
        Array.Clear(_slots);

        var reader = new WireReader(request);
        while (reader.Read())
        {
            if (reader.Field == EntryField)
                Add(reader.Bytes, reader.Position - reader.Bytes.Length);
        }
    }

    private void Add(ReadOnlySpan<byte> encoded, int start)
    {
        var entry = default(Entry);
        var reader = new WireReader(encoded);
        while (reader.Read())
        {
            var range = (Start: start + reader.Position - reader.Bytes.Length, reader.Bytes.Length);
            if (reader.Field == NameField)
                (entry.Name, entry.NameLength) = range;
            else if (reader.Field == VersionField)
                (entry.Version, entry.VersionLength) = range;
        }

        var slot = SlotOf(NameOf(in entry));
        // Of an entry that is repeated the last one counts, as in every map on the wire.
        var index = _slots[slot] == 0 ? Count++ : _slots[slot] - 1;
        _entries[index] = entry;
        _slots[slot] = index + 1;
    }

    private int? Find(ReadOnlySpan<byte> name) => _slots[SlotOf(name)] is > 0 and var found ? found - 1 : null;

    /// <summary>The slot of a name, or the free one where it belongs.</summary>
    private int SlotOf(ReadOnlySpan<byte> name)
    {
        var mask = (1 << BitOperations.Log2((uint)_slots.Length)) - 1;
        var slot = (int)Utf8Names.Hash(name) & mask;
        while (_slots[slot] is > 0 and var found && !NameOf(in _entries[found - 1]).SequenceEqual(name))
            slot = (slot + 1) & mask;
        return slot;
    }

    private ReadOnlySpan<byte> NameOf(in Entry entry) => _message.AsSpan(entry.Name, entry.NameLength);

    private ReadOnlySpan<byte> VersionOf(in Entry entry) => _message.AsSpan(entry.Version, entry.VersionLength);

    [StructLayout(LayoutKind.Auto)]
    private struct Entry
    {
        public int Name;
        public int NameLength;
        public int Version;
        public int VersionLength;
        public bool IsVisible;
    }
}
