// SPDX-License-Identifier: Apache-2.0

using Google.Protobuf;
using Google.Protobuf.Collections;
using Syncer.Protos.Resources;
using Syncer.Translation.Plugins;
using Syncer.Translation.Policies.Fields;
using Syncer.Translation.Rows.Policies.Backends;
using Types = Syncer.Protos.Resources.BackendPolicySpec.Types.Ai.Types;

namespace Syncer.Translation.Policies.Backends;

/// <summary>Guards of prompts and answers (spec backends-policies AI-2 to AI-7).</summary>
internal static class PromptGuardTranslation
{
    private const string DefaultModelArmorLocation = "us-central1";
    private const uint DefaultRejectionStatus = 403;

    public static Types.PromptGuard Translate(ObjectTranslation translation, string field, PromptGuards settings)
    {
        var guards = new Types.PromptGuard
        {
            Streaming =
                settings.Streaming == "Enabled"
                    ? Types.PromptGuard.Types.Streaming.Enabled
                    : Types.PromptGuard.Types.Streaming.Disabled,
        };
        for (var i = 0; i < settings.Request.Count; i++)
            guards.Request.Add(Request(translation, $"{field}.request[{i}]", settings.Request[i]));
        for (var i = 0; i < settings.Response.Count; i++)
            guards.Response.Add(Response(translation, $"{field}.response[{i}]", settings.Response[i]));
        return guards;
    }

    private static Types.RequestGuard Request(ObjectTranslation translation, string field, PromptGuard settings)
    {
        var guard = new Types.RequestGuard { Rejection = Rejection(settings.Response) };
        if (settings.Webhook is { } webhook)
        {
            if (Webhook(translation, $"{field}.webhook", webhook) is { } message)
                guard.Webhook = message;
            else
                guard.Regex = RejectEverything();
        }
        else if (settings.Regex is { } regex)
            guard.Regex = Regex(regex);
        else if (settings.OpenAIModeration is { } moderation)
            guard.OpenaiModeration = Moderation(translation, $"{field}.openAIModeration", moderation);
        else if (settings.BedrockGuardrails is { } bedrock)
            guard.BedrockGuardrails = Bedrock(translation, $"{field}.bedrockGuardrails", bedrock);
        else if (settings.GoogleModelArmor is { } armor)
            guard.GoogleModelArmor = ModelArmor(translation, $"{field}.googleModelArmor", armor);
        else
        {
            const string kinds = "webhook, regex, openAIModeration, bedrockGuardrails and googleModelArmor";
            translation.Report(field, $"one of {kinds} is required");
            guard.Regex = RejectEverything();
        }
        return guard;
    }

    private static Types.ResponseGuard Response(ObjectTranslation translation, string field, PromptGuard settings)
    {
        var guard = new Types.ResponseGuard { Rejection = Rejection(settings.Response) };
        if (settings.Webhook is { } webhook)
        {
            if (Webhook(translation, $"{field}.webhook", webhook) is { } message)
                guard.Webhook = message;
            else
                guard.Regex = RejectEverything();
        }
        else if (settings.Regex is { } regex)
            guard.Regex = Regex(regex);
        else if (settings.BedrockGuardrails is { } bedrock)
            guard.BedrockGuardrails = Bedrock(translation, $"{field}.bedrockGuardrails", bedrock);
        else if (settings.GoogleModelArmor is { } armor)
            guard.GoogleModelArmor = ModelArmor(translation, $"{field}.googleModelArmor", armor);
        else
        {
            translation.Report(field, "one of webhook, regex, bedrockGuardrails and googleModelArmor is required");
            guard.Regex = RejectEverything();
        }
        return guard;
    }

    private static Types.RequestRejection? Rejection(PromptGuard.Rejection? settings) =>
        settings is null
            ? null
            : new()
            {
                Body = ByteString.CopyFromUtf8(settings.Message ?? ""),
                Status = (uint?)settings.StatusCode ?? DefaultRejectionStatus,
            };

    /// <summary>A guard that stands for one that cannot be asked: no guard would let everything pass .</summary>
    private static Types.RegexRules RejectEverything()
    {
        var rules = new Types.RegexRules { Action = Types.ActionKind.Reject };
        rules.Rules.Add(new Types.RegexRule { Regex = "(?s).*" });
        return rules;
    }

    private static Types.RegexRules Regex(PromptGuard.RegexGuard settings)
    {
        var rules = new Types.RegexRules
        {
            Action = settings.Action switch
            {
                "Mask" => Types.ActionKind.Mask,
                "Reject" => Types.ActionKind.Reject,
                _ => Types.ActionKind.ActionUnspecified,
            },
        };
        rules.Rules.AddRange(settings.Matches.Select(match => new Types.RegexRule { Regex = match }));
        foreach (var name in settings.Builtins)
        {
            Types.BuiltinRegexRule? builtin = name switch
            {
                "Ssn" => Types.BuiltinRegexRule.Ssn,
                "CreditCard" => Types.BuiltinRegexRule.CreditCard,
                "PhoneNumber" => Types.BuiltinRegexRule.PhoneNumber,
                "Email" => Types.BuiltinRegexRule.Email,
                "CaSin" => Types.BuiltinRegexRule.CaSin,
                _ => null,
            };
            if (builtin is { } known)
                rules.Rules.Add(new Types.RegexRule { Builtin = known });
        }
        return rules;
    }

    /// <summary>The webhook, or <see langword="null"/> where it cannot be asked.</summary>
    private static Types.Webhook? Webhook(
        ObjectTranslation translation,
        string field,
        PromptGuard.WebhookGuard settings
    )
    {
        var problems = translation.Problems.Count;
        var webhook = new Types.Webhook
        {
            Backend = translation.ResolveBackend($"{field}.backendRef", settings.BackendRef),
            FailureMode =
                settings.FailureMode == "FailOpen"
                    ? Types.Webhook.Types.FailureMode.FailOpen
                    : Types.Webhook.Types.FailureMode.FailClosed,
        };
        translation.AddExpressions($"{field}.headers", settings.Headers, webhook.Headers);
        var isUsable = translation.Problems.Count == problems;
        for (var i = 0; i < settings.ForwardHeaderMatches.Count; i++)
        {
            var header = settings.ForwardHeaderMatches[i];
            if (!translation.CheckHeaderName($"{field}.forwardHeaderMatches[{i}].name", header.Name))
                continue;
            webhook.ForwardHeaderMatches.Add(
                header.Type == "RegularExpression"
                    ? new HeaderMatch { Name = header.Name, Regex = header.Value }
                    : new HeaderMatch { Name = header.Name, Exact = header.Value }
            );
        }
        return isUsable ? webhook : null;
    }

    private static Types.Moderation Moderation(
        ObjectTranslation translation,
        string field,
        PromptGuard.ModerationGuard settings
    )
    {
        var moderation = new Types.Moderation();
        if (settings.Model is { } model)
            moderation.Model = model;
        AddPolicies(translation, field, settings.Policies, moderation.InlinePolicies);
        return moderation;
    }

    private static Types.BedrockGuardrails Bedrock(
        ObjectTranslation translation,
        string field,
        PromptGuard.BedrockGuard settings
    )
    {
        var guardrails = new Types.BedrockGuardrails
        {
            Identifier = settings.Identifier,
            Version = settings.Version,
            Region = settings.Region,
        };
        AddPolicies(translation, field, settings.Policies, guardrails.InlinePolicies);
        return guardrails;
    }

    private static Types.GoogleModelArmor ModelArmor(
        ObjectTranslation translation,
        string field,
        PromptGuard.ModelArmorGuard settings
    )
    {
        var armor = new Types.GoogleModelArmor
        {
            TemplateId = settings.TemplateId,
            ProjectId = settings.ProjectId,
            Location = settings.Location ?? DefaultModelArmorLocation,
        };
        AddPolicies(translation, field, settings.Policies, armor.InlinePolicies);
        return armor;
    }

    private static void AddPolicies(
        ObjectTranslation translation,
        string field,
        BackendPolicySection? section,
        RepeatedField<BackendPolicySpec> to
    )
    {
        if (section is null)
            return;
        foreach (var policy in BackendSectionTranslation.Translate(translation, $"{field}.policies", section))
            to.Add(policy.Spec);
    }
}
