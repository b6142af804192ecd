// SPDX-License-Identifier: Apache-2.0

using Syncer.Protos.Resources;
using Syncer.Translation.Backends;
using Syncer.Translation.Backends.Ai;
using Syncer.Translation.Policies.Fields;
using Syncer.Translation.Routes.Filters;
using Syncer.Translation.Rows.Backends;
using Syncer.Translation.Rows.Models;
using Syncer.Translation.Rows.Policies.Backends;
using static Syncer.Protos.Resources.AIBackend.Types;

namespace Syncer.Translation.Models;

/// <summary>The providers of concrete models (spec backends-policies MD-4 to MD-6).</summary>
internal static class ModelProviders
{
    /// <summary>The provider of a model.</summary>
    /// <param name="draft">Where problems are reported.</param>
    /// <param name="field">The path of the spec of the model.</param>
    /// <param name="name">The name of the provider.</param>
    /// <param name="spec">The spec.</param>
    /// <param name="model">The model that is asked for, whatever the request says.</param>
    public static Provider Translate(
        BackendDraft draft,
        string field,
        string name,
        AgentgatewayModelSpec spec,
        string? model = null
    )
    {
        var provider = ProviderKind(draft, field, name, spec, model);
        if (spec.BaseURL is { } url && ModelBaseUrl.Problem(url) is { } problem)
            draft.Report($"{field}.baseURL", problem);
        if (spec.Policies?.Headers?.Request is { } request)
            provider.InlinePolicies.Add(
                new BackendPolicySpec
                {
                    RequestHeaderModifier = Headers(draft, $"{field}.policies.headers.request", request),
                }
            );
        if (spec.Policies?.Headers?.Response is { } response)
            provider.InlinePolicies.Add(
                new BackendPolicySpec
                {
                    ResponseHeaderModifier = Headers(draft, $"{field}.policies.headers.response", response),
                }
            );
        return provider;
    }

    private static Provider ProviderKind(
        BackendDraft draft,
        string field,
        string name,
        AgentgatewayModelSpec spec,
        string? model
    )
    {
        var provider = new LlmProvider { Policies = Section(spec.Policies) };
        provider = spec.Provider switch
        {
            "OpenAI" => provider with { Openai = new() { Model = model } },
            "Anthropic" => provider with { Anthropic = new() { Model = model } },
            "Gemini" => provider with { Gemini = new() { Model = model } },
            "Azure" => provider with { Azure = Needed(draft, $"{field}.azure", spec.Azure) with { Model = model } },
            "VertexAI" => provider with
            {
                Vertexai = Needed(draft, $"{field}.vertexai", spec.Vertexai) with { Model = model },
            },
            "Bedrock" => provider with
            {
                Bedrock = Needed(draft, $"{field}.bedrock", spec.Bedrock) with { Model = model },
            },
            "Custom" => provider with { Custom = Needed(draft, $"{field}.custom", spec.Custom) with { Model = model } },
            _ => provider,
        };
        if (Preset(spec.Provider) is not { } preset)
            return ProviderTranslation.Translate(draft, field, name, provider, spec.BaseURL);
        if (preset == ProviderPreset.Ollama && string.IsNullOrEmpty(spec.BaseURL))
            draft.Report($"{field}.baseURL", "is required for provider Ollama");
        var message = new Provider { Name = name, ProviderPreset = preset };
        if (spec.BaseURL is { } url)
            message.BaseUrl = url;
        if (model is not null)
            message.ModelOverride = model;
        message.InlinePolicies.AddRange(draft.InlineOfProvider($"{field}.policies", provider.Policies));
        return message;
    }

    private static ProviderPreset? Preset(string? provider) =>
        provider switch
        {
            "Cohere" => ProviderPreset.Cohere,
            "Ollama" => ProviderPreset.Ollama,
            "Baseten" => ProviderPreset.Baseten,
            "Cerebras" => ProviderPreset.Cerebras,
            "Deepinfra" => ProviderPreset.Deepinfra,
            "Deepseek" => ProviderPreset.Deepseek,
            "Groq" => ProviderPreset.Groq,
            "Huggingface" => ProviderPreset.Huggingface,
            "Mistral" => ProviderPreset.Mistral,
            "Openrouter" => ProviderPreset.Openrouter,
            "TogetherAI" => ProviderPreset.Togetherai,
            "XAI" => ProviderPreset.Xai,
            "Fireworks" => ProviderPreset.Fireworks,
            _ => null,
        };

    private static T Needed<T>(BackendDraft draft, string field, T? settings)
        where T : class, new()
    {
        if (settings is null)
            draft.Report(field, "is required for the provider");
        return settings ?? new();
    }

    private static BackendPolicySection? Section(ModelPolicies? policies) =>
        policies is null
            ? null
            : new()
            {
                Tunnel = policies.Tunnel,
                Tls = policies.Tls,
                Health = policies.Health,
                Ai = policies.PromptGuard is { } guards ? new() { PromptGuard = guards } : null,
                Auth = policies.Auth,
            };

    private static HeaderModifier Headers(
        BackendDraft draft,
        string field,
        Rows.Routes.Filters.HeaderModifierFilter headers
    ) => HeaderModification.Merge(null, HeaderFields.Usable(draft.Translation, field, headers));
}
