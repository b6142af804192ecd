// SPDX-License-Identifier: Apache-2.0

using System.Text.Json.Serialization;

namespace Krt.Kubernetes.Cluster.Watching;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    GenerationMode = JsonSourceGenerationMode.Metadata
)]
[JsonSerializable(typeof(ObjectIdentity))]
[JsonSerializable(typeof(Bookmark))]
[JsonSerializable(typeof(ListMetadata))]
internal sealed partial class WatchJson : JsonSerializerContext;
