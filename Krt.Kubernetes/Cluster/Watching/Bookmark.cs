// SPDX-License-Identifier: Apache-2.0

using System.Text.Json;

namespace Krt.Kubernetes.Cluster.Watching;

/// <summary>The object of a <c>BOOKMARK</c> event: how far a watch has come.</summary>
internal sealed record Bookmark(Bookmark.BookmarkMetadata? Metadata)
{
    public string? ResourceVersion => Metadata?.ResourceVersion;

    /// <summary>Whether every object that existed at the start of the watch has been sent.</summary>
    public bool EndsInitialEvents => Metadata?.Annotations?.GetValueOrDefault("k8s.io/initial-events-end") == "true";

    /// <exception cref="JsonException">It is no such object.</exception>
    public static Bookmark Read(ReadOnlySpan<byte> json) =>
        JsonSerializer.Deserialize(json, WatchJson.Default.Bookmark) ?? new Bookmark((BookmarkMetadata?)null);

    internal sealed record BookmarkMetadata(string? ResourceVersion, Dictionary<string, string>? Annotations);
}
