// SPDX-License-Identifier: Apache-2.0

using System.Text.Json.Serialization;

namespace Krt.Kubernetes.Cluster.Definitions;

/// <summary>A CustomResourceDefinition, without its specification.</summary>
internal sealed record DefinitionMetadata(DefinitionMetadata.Meta? Metadata) : IKeyed<NamespacedName>
{
    [JsonIgnore]
    public NamespacedName Key => new("", Metadata?.Name ?? "");

    internal sealed record Meta(string? Name, string? Uid, string? ResourceVersion);
}
