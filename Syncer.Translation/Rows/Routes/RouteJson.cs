// SPDX-License-Identifier: Apache-2.0

using System.Text.Json.Serialization;

namespace Syncer.Translation.Rows.Routes;

/// <summary>How the kinds of routes are read from JSON; fields that the rows do not have are skipped.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    GenerationMode = JsonSourceGenerationMode.Metadata
)]
[JsonSerializable(typeof(HttpRoute))]
[JsonSerializable(typeof(GrpcRoute))]
[JsonSerializable(typeof(TcpRoute))]
[JsonSerializable(typeof(TlsRoute))]
public sealed partial class RouteJson : JsonSerializerContext;
