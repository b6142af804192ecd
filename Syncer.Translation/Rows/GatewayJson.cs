// SPDX-License-Identifier: Apache-2.0

using System.Text.Json.Serialization;
using Syncer.Translation.Rows.GatewayApi;

namespace Syncer.Translation.Rows;

/// <summary>How Gateways and what they refer to are read from Kubernetes JSON.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    GenerationMode = JsonSourceGenerationMode.Metadata
)]
[JsonSerializable(typeof(GatewayClass))]
[JsonSerializable(typeof(Gateway))]
[JsonSerializable(typeof(ListenerSet))]
[JsonSerializable(typeof(ReferenceGrant))]
[JsonSerializable(typeof(BackendTlsPolicy))]
[JsonSerializable(typeof(Secret))]
[JsonSerializable(typeof(ConfigMap))]
public sealed partial class GatewayJson : JsonSerializerContext;
