// SPDX-License-Identifier: Apache-2.0

using System.Text.Json.Serialization;

namespace Syncer.Translation.Rows;

/// <summary>How the kinds of agentgateway.dev are read from JSON.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(AgentgatewayBackend))]
public sealed partial class AgentgatewayJson : JsonSerializerContext;
