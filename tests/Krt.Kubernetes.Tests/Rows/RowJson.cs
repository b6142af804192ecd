// SPDX-License-Identifier: Apache-2.0

using System.Text.Json.Serialization;

namespace Krt.Kubernetes.Rows;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    GenerationMode = JsonSourceGenerationMode.Metadata
)]
[JsonSerializable(typeof(Widget))]
[JsonSerializable(typeof(Zone))]
[JsonSerializable(typeof(Route))]
[JsonSerializable(typeof(Credentials))]
internal sealed partial class RowJson : JsonSerializerContext;
