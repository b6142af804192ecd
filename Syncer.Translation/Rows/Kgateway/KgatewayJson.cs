// SPDX-License-Identifier: Apache-2.0

using System.Text.Json.Serialization;
using Syncer.Translation.Rows.Kgateway.Policies;

namespace Syncer.Translation.Rows.Kgateway;

/// <summary>How the kinds of gateway.kgateway.dev are read from JSON.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    GenerationMode = JsonSourceGenerationMode.Metadata
)]
[JsonSerializable(typeof(KgatewayBackend))]
[JsonSerializable(typeof(KgatewayTrafficPolicy))]
[JsonSerializable(typeof(GatewayExtension))]
[JsonSerializable(typeof(KgatewayBackendConfigPolicy))]
public sealed partial class KgatewayJson : JsonSerializerContext;
