// SPDX-License-Identifier: Apache-2.0

using System.Text.Json;
using Krt.Kubernetes.Api;

namespace Krt.Kubernetes.Cluster.Watching;

/// <summary>The events of a watch that were waiting to be read, in their order. Reused from one read to the next.</summary>
internal sealed class WatchBatch(RowDecoder decoder)
{
    /// <summary>What became of objects; of several changes of one object the last one counts.</summary>
    public List<RowChange> Changes { get; } = [];

    /// <summary>When the first of the events was read from its socket, as a timestamp.</summary>
    public long ArrivedAt { get; set; }

    /// <summary>How far the watch has come, where the batch says so.</summary>
    public string? ResourceVersion { get; private set; }

    /// <summary>Whether every object that existed at the start of the watch has been sent with this batch.</summary>
    public bool EndsInitialEvents { get; private set; }

    /// <summary>Whether there was no event.</summary>
    public bool IsEmpty => Changes.Count == 0 && ResourceVersion is null;

    public void Clear()
    {
        Changes.Clear();
        ResourceVersion = null;
        EndsInitialEvents = false;
    }

    /// <summary>Adds an event.</summary>
    /// <param name="line">The event, as UTF-8 JSON.</param>
    /// <param name="isLast">Whether no other event is waiting, so that the version of this one tells how far the watch is.</param>
    /// <exception cref="ApiException">It is an <c>ERROR</c>.</exception>
    /// <exception cref="JsonException">It is no event.</exception>
    public void Add(ReadOnlySpan<byte> line, bool isLast)
    {
        var reader = new Utf8JsonReader(line);
        reader.Read();
        reader.Read();
        if (!reader.ValueTextEquals("type"u8))
            throw new JsonException("an event begins with its type");
        reader.Read();
        var type = TypeOf(ref reader);
        reader.Read();
        if (!reader.ValueTextEquals("object"u8))
            throw new JsonException("the type of an event is followed by its object");
        // The object ends where the event does, so its end need not be looked for.
        var json = line[(int)reader.BytesConsumed..line.LastIndexOf((byte)'}')].TrimStart(" :"u8);
        if (type == 'E')
            throw ApiStatus.ReadError(json);
        if (type == 'B')
            AddBookmark(Bookmark.Read(json));
        else
            AddChange(type == 'D' ? decoder.Remove(json) : decoder.Decode(json), json, isLast);
    }

    private static char TypeOf(ref Utf8JsonReader reader) =>
        reader.ValueTextEquals("ADDED"u8) || reader.ValueTextEquals("MODIFIED"u8) ? 'A'
        : reader.ValueTextEquals("DELETED"u8) ? 'D'
        : reader.ValueTextEquals("BOOKMARK"u8) ? 'B'
        : reader.ValueTextEquals("ERROR"u8) ? 'E'
        : throw new JsonException("the type of an event is not known");

    private void AddBookmark(Bookmark bookmark)
    {
        ResourceVersion = bookmark.ResourceVersion;
        EndsInitialEvents |= bookmark.EndsInitialEvents;
    }

    private void AddChange(RowChange? change, ReadOnlySpan<byte> json, bool isLast)
    {
        if (change is not null)
            Changes.Add(change.Value);
        if (isLast)
            ResourceVersion = ObjectIdentity.Read(json).ResourceVersion;
    }
}
