// SPDX-License-Identifier: Apache-2.0

using System.Text.Json.Serialization;

namespace Syncer.Translation.Rows.Core;

/// <summary>How the core kinds are read from JSON; fields that the rows do not have are skipped.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    GenerationMode = JsonSourceGenerationMode.Metadata
)]
[JsonSerializable(typeof(Service))]
[JsonSerializable(typeof(Pod))]
[JsonSerializable(typeof(EndpointSlice))]
[JsonSerializable(typeof(Node))]
[JsonSerializable(typeof(Namespace))]
public sealed partial class CoreJson : JsonSerializerContext;
