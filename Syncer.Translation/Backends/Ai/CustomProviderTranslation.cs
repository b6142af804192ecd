// SPDX-License-Identifier: Apache-2.0

using Syncer.Translation.Rows.Backends;
using static Syncer.Protos.Resources.AIBackend.Types;

namespace Syncer.Translation.Backends.Ai;

/// <summary>Providers that are told apart by the APIs they speak (spec backends-policies BC-33, BC-34).</summary>
internal static class CustomProviderTranslation
{
    public static void Add(BackendDraft draft, string field, LlmProvider.CustomProvider spec, Provider provider)
    {
        provider.Custom = new();
        for (var i = 0; i < spec.Formats.Count; i++)
            provider.Custom.Formats.Add(Format(draft, $"{field}.formats[{i}]", spec.Formats[i]));
        if (spec.Formats.Count == 0)
            draft.Report($"{field}.formats", "is required");
        if (spec.Model is { } model)
            provider.Custom.Model = model;
        AddAddress(draft, field, spec, provider);
    }

    private static void AddAddress(BackendDraft draft, string field, LlmProvider.CustomProvider spec, Provider provider)
    {
        if (spec.BackendRef is not { } reference)
        {
            if (provider is { HostOverride: null, HasBaseUrl: false })
                draft.Report(field, "has neither a backendRef nor another address");
            return;
        }
        if (provider.HostOverride is not null)
            draft.Report(field, "backendRef and host are mutually exclusive");
        // It has no namespace, and so stays in that of the backend.
        reference = reference with
        {
            Namespace = null,
        };
        var kind = reference.Target(draft.Name.Namespace).Kind;
        if (kind != ObjectKinds.Service && kind != ObjectKinds.InferencePool)
            draft.Report($"{field}.backendRef", $"group \"{kind.Group}\" kind \"{kind.Kind}\" is not supported");
        else
            provider.ProviderBackend = draft.Translation.ResolveRouteBackend($"{field}.backendRef", reference);
    }

    private static ProviderFormatConfig Format(BackendDraft draft, string field, LlmProvider.ProviderFormat spec)
    {
        var format = spec.Type switch
        {
            "Completions" => ProviderFormat.Completions,
            "Messages" => ProviderFormat.Messages,
            "Responses" => ProviderFormat.Responses,
            "Embeddings" => ProviderFormat.Embeddings,
            "AnthropicTokenCount" => ProviderFormat.AnthropicTokenCount,
            "Realtime" => ProviderFormat.Realtime,
            "Rerank" => ProviderFormat.Rerank,
            _ => ProviderFormat.Unspecified,
        };
        if (format == ProviderFormat.Unspecified)
            draft.Report($"{field}.type", $"\"{spec.Type}\" is not known");
        var config = new ProviderFormatConfig { Format = format };
        if (spec.Path is { } path)
            config.Path = path;
        return config;
    }
}
