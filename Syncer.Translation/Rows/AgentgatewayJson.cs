// SPDX-License-Identifier: Apache-2.0

using System.Text.Json.Serialization;
using Syncer.Translation.Rows.Models;
using Syncer.Translation.Rows.Policies;

namespace Syncer.Translation.Rows;

/// <summary>How the kinds of agentgateway.dev are read from JSON.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    GenerationMode = JsonSourceGenerationMode.Metadata
)]
[JsonSerializable(typeof(AgentgatewayBackend))]
[JsonSerializable(typeof(AgentgatewayPolicy))]
[JsonSerializable(typeof(AgentgatewayModel))]
public sealed partial class AgentgatewayJson : JsonSerializerContext;
