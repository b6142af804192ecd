// SPDX-License-Identifier: Apache-2.0

using Syncer.Translation.Rows.Policies.Backends;

namespace Syncer.Translation.Rows.Backends;

/// <summary>A provider of language models: exactly one of the kinds, and where and how it is called.</summary>
public sealed record LlmProvider
{
    /// <summary>Unique within its group; null for the only provider of a backend.</summary>
    public string? Name { get; init; }

    /// <summary>Where to connect, instead of the address of the provider.</summary>
    public string? Host { get; init; }

    public int? Port { get; init; }

    /// <summary>The whole path of requests.</summary>
    public string? Path { get; init; }

    /// <summary>Instead of the usual base path.</summary>
    public string? PathPrefix { get; init; }

    public ModelChoice? Openai { get; init; }

    public AzureOpenAiDeployment? Azureopenai { get; init; }

    public AzureResource? Azure { get; init; }

    public ModelChoice? Anthropic { get; init; }

    public ModelChoice? Gemini { get; init; }

    public VertexModels? Vertexai { get; init; }

    public BedrockModels? Bedrock { get; init; }

    public CustomProvider? Custom { get; init; }

    public BackendPolicySection? Policies { get; init; }

    public sealed record ModelChoice
    {
        /// <summary>Null takes the model from the request.</summary>
        public string? Model { get; init; }
    }

    public sealed record AzureOpenAiDeployment
    {
        /// <summary>A host name.</summary>
        public string? Endpoint { get; init; }

        public string? DeploymentName { get; init; }

        public string? ApiVersion { get; init; }
    }

    public sealed record AzureResource
    {
        public string? ResourceName { get; init; }

        /// <summary><c>OpenAI</c> or <c>Foundry</c>.</summary>
        public string? ResourceType { get; init; }

        public string? Model { get; init; }

        public string? ApiVersion { get; init; }

        /// <summary>Needed by <c>Foundry</c>.</summary>
        public string? ProjectName { get; init; }
    }

    public sealed record VertexModels
    {
        public string? ProjectId { get; init; }

        /// <summary>A location; null stands for <c>global</c>.</summary>
        public string? Region { get; init; }

        public string? Model { get; init; }
    }

    public sealed record BedrockModels
    {
        /// <summary>Null stands for <c>us-east-1</c>.</summary>
        public string? Region { get; init; }

        public string? Model { get; init; }

        public BedrockGuardrail? Guardrail { get; init; }
    }

    public sealed record BedrockGuardrail
    {
        public string? Identifier { get; init; }

        public string? Version { get; init; }
    }

    /// <summary>A provider that is told apart by the APIs it speaks.</summary>
    public sealed record CustomProvider
    {
        public ValueList<ProviderFormat> Formats
        {
            get;
            init => field = value ?? [];
        } = [];

        public string? Model { get; init; }

        /// <summary>A Service or InferencePool of the same namespace.</summary>
        public BackendObjectReference? BackendRef { get; init; }
    }

    public sealed record ProviderFormat
    {
        /// <summary><c>Completions</c>, <c>Messages</c>, <c>Responses</c> and others.</summary>
        public string? Type { get; init; }

        public string? Path { get; init; }
    }
}
