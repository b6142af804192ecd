// SPDX-License-Identifier: Apache-2.0

using System.Text.Json;

namespace Krt.Kubernetes.Cluster.Watching;

/// <summary>Which object it is, and in which version.</summary>
internal sealed record ObjectIdentity(ObjectIdentity.IdentityMetadata? Metadata)
{
    public NamespacedName Key => new(Metadata?.Namespace ?? "", Metadata?.Name ?? "");

    public string? ResourceVersion => Metadata?.ResourceVersion;

    /// <summary>Reads nothing else of the object.</summary>
    /// <exception cref="JsonException">It has no such metadata.</exception>
    public static ObjectIdentity Read(ReadOnlySpan<byte> json) =>
        JsonSerializer.Deserialize(json, WatchJson.Default.ObjectIdentity)
        ?? new ObjectIdentity((IdentityMetadata?)null);

    internal sealed record IdentityMetadata(string? Namespace, string? Name, string? ResourceVersion);
}
