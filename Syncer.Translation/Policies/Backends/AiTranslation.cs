// SPDX-License-Identifier: Apache-2.0

using Google.Protobuf.Collections;
using Syncer.Translation.Plugins;
using Syncer.Translation.Rows.Policies.Backends;
using static Syncer.Protos.Resources.BackendPolicySpec.Types;
using Types = Syncer.Protos.Resources.BackendPolicySpec.Types.Ai.Types;

namespace Syncer.Translation.Policies.Backends;

/// <summary>Settings of language models (spec backends-policies 4.11).</summary>
public static class AiTranslation
{
    public static Ai Translate(ObjectTranslation translation, string field, AiSettings settings)
    {
        ArgumentNullException.ThrowIfNull(translation);
        ArgumentNullException.ThrowIfNull(settings);
        var ai = new Ai { Prompts = Prompts(settings.Prompt), PromptCaching = Caching(settings.PromptCaching) };
        if (settings.PromptGuard is { } guards)
            ai.PromptGuard = PromptGuardTranslation.Translate(translation, $"{field}.promptGuard", guards);
        AddValues(settings.Defaults, ai.Defaults);
        AddValues(settings.Overrides, ai.Overrides);
        for (var i = 0; i < settings.Transformations.Count; i++)
        {
            var (path, transformation) = ($"{field}.transformations[{i}].expression", settings.Transformations[i]);
            ai.Transformations[transformation.Field] = translation.CheckCel(path, transformation.Expression);
        }
        foreach (var (alias, model) in settings.ModelAliases)
            ai.ModelAliases[alias] = model;
        foreach (var (suffix, type) in settings.Routes)
            ai.Routes[suffix] = RouteType(type);
        return ai;
    }

    private static Types.PromptEnrichment? Prompts(AiSettings.PromptEnrichment? settings)
    {
        if (settings is null)
            return null;
        var prompts = new Types.PromptEnrichment();
        prompts.Prepend.AddRange(settings.Prepend.Select(Message));
        prompts.Append.AddRange(settings.Append.Select(Message));
        return prompts;
    }

    private static Types.Message Message(AiSettings.PromptMessage message) =>
        new() { Role = message.Role, Content = message.Content };

    // Of several values for one field the last one counts.
    private static void AddValues(IEnumerable<AiSettings.FieldValue> values, MapField<string, string> to)
    {
        foreach (var value in values)
            to[value.Field] = value.Value?.Text ?? "null";
    }

    private static Types.PromptCaching? Caching(AiSettings.PromptCachingSettings? settings)
    {
        if (settings is null)
            return null;
        var caching = new Types.PromptCaching
        {
            CacheSystem = settings.CacheSystem ?? false,
            CacheMessages = settings.CacheMessages ?? false,
            CacheTools = settings.CacheTools ?? false,
            MinTokens = (uint)Math.Max(0, settings.MinTokens ?? 0),
        };
        if (settings.CacheMessageOffset is { } offset and > 0)
            caching.CacheMessageOffset = (uint)offset;
        return caching;
    }

    private static Types.RouteType RouteType(string text) =>
        text switch
        {
            "Messages" => Types.RouteType.Messages,
            "Models" => Types.RouteType.Models,
            "Passthrough" => Types.RouteType.Passthrough,
            "Detect" => Types.RouteType.Detect,
            "Responses" => Types.RouteType.Responses,
            "AnthropicTokenCount" => Types.RouteType.AnthropicTokenCount,
            "Embeddings" => Types.RouteType.Embeddings,
            "Realtime" => Types.RouteType.Realtime,
            "Rerank" => Types.RouteType.Rerank,
            _ => Types.RouteType.Completions,
        };
}
