// SPDX-License-Identifier: Apache-2.0

using System.Text.Json.Serialization;
using Krt;

namespace Syncer.Translation.Rows.Kgateway;

/// <summary>
/// A provider of language models: exactly one of the kinds. Older spellings put the kind below <c>provider</c>, and call
/// host, path and authHeader <c>hostOverride</c>, <c>pathOverride</c> and <c>authHeaderOverride</c>.
/// </summary>
public sealed record KgatewayLlmProvider
{
    public string? Name { get; init; }

    public string? Host { get; init; }

    public int? Port { get; init; }

    public PathOverrideSpec? Path { get; init; }

    public AuthHeaderSpec? AuthHeader { get; init; }

    /// <summary>The type of a route by suffix of its path.</summary>
    [JsonConverter(typeof(LabelSetConverter))]
    public LabelSet Routes
    {
        get;
        init => field = value ?? LabelSet.Empty;
    } = LabelSet.Empty;

    public Model? Openai { get; init; }

    public AzureOpenAiDeployment? Azureopenai { get; init; }

    public Model? Anthropic { get; init; }

    public Model? Gemini { get; init; }

    public VertexModels? Vertexai { get; init; }

    public BedrockModels? Bedrock { get; init; }

    public KgatewayLlmProvider? Provider { get; init; }

    public KgatewayBackendSpec.HostPort? HostOverride { get; init; }

    public PathOverrideSpec? PathOverride { get; init; }

    public AuthHeaderSpec? AuthHeaderOverride { get; init; }

    public sealed record PathOverrideSpec
    {
        public string? Full { get; init; }

        /// <summary>The older spelling of <see cref="Full"/>.</summary>
        public string? FullPath { get; init; }
    }

    public sealed record AuthHeaderSpec
    {
        public string? HeaderName { get; init; }

        public string? Prefix { get; init; }
    }

    public sealed record Model
    {
        public AuthToken? AuthToken { get; init; }

        [JsonPropertyName("model")]
        public string? Name { get; init; }
    }

    public sealed record AzureOpenAiDeployment
    {
        public AuthToken? AuthToken { get; init; }

        public string? Endpoint { get; init; }

        public string? DeploymentName { get; init; }

        public string? ApiVersion { get; init; }
    }

    public sealed record VertexModels
    {
        public AuthToken? AuthToken { get; init; }

        public string? Model { get; init; }

        public string? ProjectId { get; init; }

        public string? Location { get; init; }
    }

    public sealed record BedrockModels
    {
        public BedrockAuth? Auth { get; init; }

        public string? Model { get; init; }

        public string? Region { get; init; }

        public BedrockGuardrail? Guardrail { get; init; }
    }

    public sealed record BedrockAuth
    {
        /// <summary><c>Secret</c>.</summary>
        public string? Type { get; init; }

        public ObjectName? SecretRef { get; init; }
    }

    public sealed record BedrockGuardrail
    {
        public string? Identifier { get; init; }

        public string? Version { get; init; }
    }

    public sealed record AuthToken
    {
        /// <summary><c>Inline</c>, <c>SecretRef</c> or <c>Passthrough</c>.</summary>
        public string? Kind { get; init; }

        /// <summary>The credential itself; no text that is made of the row holds it.</summary>
        public string? Inline { get; init; }

        public ObjectName? SecretRef { get; init; }

        /// <inheritdoc/>
        public override string ToString() => $"{nameof(AuthToken)} {{ {Kind} }}";
    }

    public sealed record ObjectName
    {
        public string? Name { get; init; }
    }
}
