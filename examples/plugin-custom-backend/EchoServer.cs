// SPDX-License-Identifier: Apache-2.0

using System.Text.Json.Serialization;
using Syncer.Translation.Rows;

namespace PluginCustomBackend;

/// <summary>A server that is known by a number, as this company counts its machines.</summary>
public sealed record EchoServer : IKubernetesRow
{
    public ObjectMeta Metadata
    {
        get;
        init => field = value ?? new();
    } = new();

    public EchoServerSpec Spec
    {
        get;
        init => field = value ?? new();
    } = new();
}

public sealed record EchoServerSpec
{
    /// <summary>The number of the machine.</summary>
    public int Machine { get; init; }

    /// <summary>A Secret with the token that the server asks for.</summary>
    public CredentialReference? TokenRef { get; init; }
}

/// <summary>How the kind is read from JSON.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(EchoServer))]
public sealed partial class EchoServerJson : JsonSerializerContext;
