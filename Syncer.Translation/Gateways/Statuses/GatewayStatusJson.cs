// SPDX-License-Identifier: Apache-2.0

using System.Text.Json.Serialization;

namespace Syncer.Translation.Gateways.Statuses;

/// <summary>How statuses are written as Kubernetes JSON.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(GatewayClassStatus))]
[JsonSerializable(typeof(GatewayStatus))]
[JsonSerializable(typeof(ListenerSetStatus))]
internal sealed partial class GatewayStatusJson : JsonSerializerContext;
