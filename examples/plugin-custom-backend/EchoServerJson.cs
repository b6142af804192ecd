// SPDX-License-Identifier: Apache-2.0

using System.Text.Json.Serialization;

namespace PluginCustomBackend;

/// <summary>How the kind is read from JSON.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(EchoServer))]
public sealed partial class EchoServerJson : JsonSerializerContext;
