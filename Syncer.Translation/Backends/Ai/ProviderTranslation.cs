// SPDX-License-Identifier: Apache-2.0

using Syncer.Translation.Rows.Backends;
using static Syncer.Protos.Resources.AIBackend.Types;

namespace Syncer.Translation.Backends.Ai;

/// <summary>One provider of language models: where it is and how it is called (spec backends-policies BC-32 to BC-35).</summary>
internal static class ProviderTranslation
{
    private const int HttpsPort = 443;
    private const string DefaultVertexRegion = "global";
    private const string DefaultBedrockRegion = "us-east-1";

    /// <summary>The provider.</summary>
    /// <param name="draft">Where problems are reported.</param>
    /// <param name="field">The path of the provider.</param>
    /// <param name="name">The name of the provider.</param>
    /// <param name="spec">The provider.</param>
    /// <param name="baseUrl">Where it is, if it is not said by host and port.</param>
    public static Provider Translate(
        BackendDraft draft,
        string field,
        string name,
        LlmProvider spec,
        string? baseUrl = null
    )
    {
        var provider = new Provider { Name = name };
        if (baseUrl is not null)
            provider.BaseUrl = baseUrl;
        if (!string.IsNullOrEmpty(spec.Host))
        {
            provider.HostOverride = new()
            {
                Host = spec.Host,
                Port = draft.Port($"{field}.port", spec.Port ?? HttpsPort),
            };
        }
        if (spec.Path is { } path)
            provider.PathOverride = path;
        if (spec.PathPrefix is { } prefix)
            provider.PathPrefix = prefix;
        AddKind(draft, field, spec, provider);
        provider.InlinePolicies.AddRange(draft.InlineOfProvider($"{field}.policies", spec.Policies));
        return provider;
    }

    // Of several kinds, which no API server admits, the first one of this order counts.
    private static void AddKind(BackendDraft draft, string field, LlmProvider spec, Provider provider)
    {
        if (spec.Openai is { } openai)
            provider.Openai = openai.Model is { } model ? new() { Model = model } : new();
        else if (spec.Azureopenai is { } endpoint)
            provider.Azure = AzureTranslation.OfEndpoint(draft, $"{field}.azureopenai", endpoint);
        else if (spec.Azure is { } resource)
            provider.Azure = AzureTranslation.OfResource(draft, $"{field}.azure", resource);
        else if (spec.Anthropic is { } anthropic)
            provider.Anthropic = anthropic.Model is { } model ? new() { Model = model } : new();
        else if (spec.Gemini is { } gemini)
            provider.Gemini = gemini.Model is { } model ? new() { Model = model } : new();
        else if (spec.Vertexai is { } vertex)
            provider.Vertex = VertexAi(draft, $"{field}.vertexai", vertex);
        else if (spec.Bedrock is { } bedrock)
            provider.Bedrock = BedrockModels(bedrock);
        else if (spec.Custom is { } custom)
            CustomProviderTranslation.Add(draft, $"{field}.custom", custom, provider);
        else
            draft.Report(field, "names no provider that is known");
    }

    private static Vertex VertexAi(BackendDraft draft, string field, LlmProvider.VertexModels spec)
    {
        var vertex = new Vertex
        {
            ProjectId = draft.Required($"{field}.projectId", spec.ProjectId),
            Region = spec.Region ?? DefaultVertexRegion,
        };
        if (spec.Model is { } model)
            vertex.Model = model;
        return vertex;
    }

    private static Bedrock BedrockModels(LlmProvider.BedrockModels spec)
    {
        var bedrock = new Bedrock { Region = spec.Region ?? DefaultBedrockRegion };
        if (spec.Model is { } model)
            bedrock.Model = model;
        if (spec.Guardrail?.Identifier is { } identifier)
            bedrock.GuardrailIdentifier = identifier;
        if (spec.Guardrail?.Version is { } version)
            bedrock.GuardrailVersion = version;
        return bedrock;
    }
}
