// SPDX-License-Identifier: Apache-2.0

using System.Text.Json.Serialization;

namespace Syncer.Translation.Routes.Statuses;

/// <summary>How statuses of routes are written as JSON.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
)]
[JsonSerializable(typeof(RouteStatus))]
internal sealed partial class RouteStatusJson : JsonSerializerContext;
