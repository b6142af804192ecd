// SPDX-License-Identifier: Apache-2.0

using Ai = Syncer.Protos.Resources.BackendPolicySpec.Types.Ai;
using Types = Syncer.Protos.Resources.BackendPolicySpec.Types.Ai.Types;

namespace TestKit.DataPlane;

/// <summary>Policies of requests to language models (spec xds-addresses 6.6).</summary>
internal static class AiPolicyRefusals
{
    public static void Find(Place place, Ai ai)
    {
        place.Each("defaults", ai.Defaults.Values, Texts.Json);
        place.Each("overrides", ai.Overrides.Values, Texts.Json);
        Texts.Expressions(place, "transformations", ai.Transformations.Values);
        place.Each(
            "routes",
            ai.Routes.Values,
            (at, type) =>
            {
                if (type == Types.RouteType.Unspecified || !Enum.IsDefined(type))
                    at.Warning($"route type {type}");
            }
        );
        if (ai.PromptGuard is not { } guard)
            return;
        place["prompt_guard.streaming"].Known(guard.Streaming);
        place["prompt_guard"].Each("request", guard.Request, Find);
        place["prompt_guard"].Each("response", guard.Response, Find);
    }

    private static void Find(Place place, Types.RequestGuard guard)
    {
        place.ErrorIf(guard.KindCase == Types.RequestGuard.KindOneofCase.None, "no kind");
        Find(place["regex"], guard.Regex);
        Find(place["webhook"], guard.Webhook);
        place["openai_moderation"]
            .Each("inline_policies", guard.OpenaiModeration?.InlinePolicies ?? [], BackendPolicyRefusals.Find);
        place["google_model_armor"]
            .Each("inline_policies", guard.GoogleModelArmor?.InlinePolicies ?? [], BackendPolicyRefusals.Find);
        place["bedrock_guardrails"]
            .Each("inline_policies", guard.BedrockGuardrails?.InlinePolicies ?? [], BackendPolicyRefusals.Find);
        place["azure_content_safety"]
            .Each("inline_policies", guard.AzureContentSafety?.InlinePolicies ?? [], BackendPolicyRefusals.Find);
    }

    private static void Find(Place place, Types.ResponseGuard guard)
    {
        Find(place["regex"], guard.Regex);
        Find(place["webhook"], guard.Webhook);
        place["google_model_armor"]
            .Each("inline_policies", guard.GoogleModelArmor?.InlinePolicies ?? [], BackendPolicyRefusals.Find);
        place["bedrock_guardrails"]
            .Each("inline_policies", guard.BedrockGuardrails?.InlinePolicies ?? [], BackendPolicyRefusals.Find);
        place["azure_content_safety"]
            .Each("inline_policies", guard.AzureContentSafety?.InlinePolicies ?? [], BackendPolicyRefusals.Find);
    }

    private static void Find(Place place, Types.RegexRules? rules) =>
        place.Each(
            "rules",
            rules?.Rules ?? [],
            (at, rule) =>
            {
                if (rule.KindCase == Types.RegexRule.KindOneofCase.Regex)
                    Texts.Pattern(at["regex"], rule.Regex);
                else if (rule.Builtin == Types.BuiltinRegexRule.BuiltinUnspecified || !Enum.IsDefined(rule.Builtin))
                    at["builtin"].Warning($"rule {rule.Builtin}");
            }
        );

    private static void Find(Place place, Types.Webhook? webhook)
    {
        foreach (var name in webhook?.Headers.Keys ?? [])
        {
            if (!Texts.IsHeaderName(name))
                place["headers"].Warning($"header name \"{name}\"");
        }
        place.Each("forward_header_matches", webhook?.ForwardHeaderMatches ?? [], RouteRefusals.Find);
    }
}
