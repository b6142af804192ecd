// SPDX-License-Identifier: Apache-2.0

using System.Text.Json.Serialization;

namespace Krt.Kubernetes.Cluster.Definitions;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    GenerationMode = JsonSourceGenerationMode.Metadata
)]
[JsonSerializable(typeof(DefinitionMetadata))]
internal sealed partial class DefinitionJson : JsonSerializerContext;
