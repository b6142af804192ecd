// SPDX-License-Identifier: Apache-2.0

using System.Text.Json;
using Syncer.Protos.Resources;
using Syncer.Translation.Plugins;
using Syncer.Translation.Policies.Backends;
using Syncer.Translation.Rows;
using Syncer.Translation.Rows.Kgateway;
using Syncer.Translation.Rows.Kgateway.Policies;
using Syncer.Translation.Rows.Policies.Backends;
using Syncer.Translation.Rows.Values;

namespace Syncer.Translation.Policies.Kgateway;

/// <summary>Settings of language models (spec backends-policies 3.7), which are first written as today's.</summary>
internal static class KgatewayAiTranslation
{
    private const string RejectionMessage = "The request was refused.";

    public static BackendPolicySpec.Types.Ai Translate(
        ObjectTranslation translation,
        string field,
        KgatewayAiPolicy settings
    )
    {
        if (settings.RouteType is not null)
            translation.Report($"{field}.routeType", "is not supported");
        var defaults = new List<AiSettings.FieldValue>();
        var overrides = new List<AiSettings.FieldValue>();
        foreach (var (index, entry) in settings.Defaults.Index())
            Add($"{field}.defaults[{index}].value", entry, entry.Override == true ? overrides : defaults);
        foreach (var (index, entry) in settings.Overrides.Index())
            Add($"{field}.overrides[{index}].value", entry, overrides);
        return AiTranslation.Translate(
            translation,
            field,
            new AiSettings
            {
                Prompt = settings.PromptEnrichment,
                Defaults = [.. defaults],
                Overrides = [.. overrides],
                ModelAliases = settings.ModelAliases,
                PromptGuard = settings.PromptGuard is { } guards
                    ? new()
                    {
                        Request = Guards(translation, $"{field}.promptGuard.request", guards.Request),
                        Response = Guards(translation, $"{field}.promptGuard.response", guards.Response),
                    }
                    : null,
            }
        );

        void Add(string path, KgatewayAiPolicy.FieldDefault entry, List<AiSettings.FieldValue> to)
        {
            if (Value(entry.Value) is { } value)
                to.Add(new() { Field = entry.Field, Value = value });
            else
                translation.Report(path, "is not JSON");
        }
    }

    /// <summary>A text that is JSON stands for that, any other for itself (PS-51).</summary>
    private static JsonText? Value(JsonText? value)
    {
        using var document = (value ?? new("null")).Parse();
        if (document.RootElement.ValueKind != JsonValueKind.String)
            return value ?? new("null");
        var text = document.RootElement.GetString()!;
        if (Fields.JsonObjects.IsJson(text))
            return new(text);
        return text is ['{' or '[', ..] ? null : value;
    }

    /// <summary>One guard per kind, in the order webhook, regex, moderation (PS-52).</summary>
    private static ValueList<PromptGuard> Guards(
        ObjectTranslation translation,
        string field,
        KgatewayAiPolicy.GuardSet? settings
    )
    {
        var guards = new List<PromptGuard>();
        if (settings?.Webhook is { } webhook)
            guards.Add(new() { Webhook = Webhook(translation, $"{field}.webhook", webhook) });
        if (settings?.Regex is { } regex)
            guards.Add(new() { Regex = Regex(regex) });
        if (settings?.Moderation is { OpenAIModeration: { } moderation })
            guards.Add(new() { OpenAIModeration = Moderation(moderation) });
        else if (settings?.Moderation is not null)
            translation.Report($"{field}.moderation", "openAIModeration is required");
        var rejection = settings?.CustomResponse is { } response
            ? response with
            {
                Message = response.Message ?? RejectionMessage,
            }
            : null;
        return [.. guards.Select(guard => guard with { Response = rejection })];
    }

    /// <summary>A webhook of a Service; of any other there is no backend to send to, and everything is rejected (PS-53).</summary>
    private static PromptGuard.WebhookGuard Webhook(
        ObjectTranslation translation,
        string field,
        KgatewayAiPolicy.WebhookGuard settings
    )
    {
        var backend = ServiceOf(settings.Host, translation.Services.Settings.ClusterDomain);
        if (backend is null)
            translation.Report($"{field}.host", $"\"{settings.Host?.Host}\" is not the hostname of a Service");
        return new()
        {
            BackendRef = backend,
            ForwardHeaderMatches =
                settings.ForwardHeaderMatches.Count > 0 ? settings.ForwardHeaderMatches : settings.ForwardHeaders,
        };
    }

    private static BackendObjectReference? ServiceOf(KgatewayBackendSpec.HostPort? host, string clusterDomain)
    {
        var labels = host?.Host?.Split('.') ?? [];
        return
            labels is [var name, var space, "svc", .. var domain]
            && (domain.Length == 0 || string.Join('.', domain) == clusterDomain)
            ? new()
            {
                Name = name,
                Namespace = space,
                Port = host!.Port,
            }
            : null;
    }

    private static PromptGuard.RegexGuard Regex(KgatewayAiPolicy.RegexGuard settings) =>
        new()
        {
            Action = settings.Action == "REJECT" ? "Reject" : "Mask",
            Matches = [.. settings.Matches.Select(match => match.Pattern).OfType<string>()],
            Builtins = [.. settings.Builtins.Select(Builtin)],
        };

    private static string Builtin(string name) =>
        name switch
        {
            "SSN" => "Ssn",
            "CREDIT_CARD" => "CreditCard",
            "PHONE_NUMBER" => "PhoneNumber",
            "EMAIL" => "Email",
            _ => name,
        };

    private static PromptGuard.ModerationGuard Moderation(KgatewayAiPolicy.OpenAiModeration settings) =>
        new()
        {
            Model = settings.Model,
            Policies = settings.AuthToken is { } token ? new() { Auth = Auth(token) } : null,
        };

    private static BackendAuth Auth(KgatewayLlmProvider.AuthToken token) =>
        token.Kind switch
        {
            "Inline" => new() { Key = token.Inline },
            "Passthrough" => new() { Passthrough = new() },
            _ => new() { SecretRef = new() { Name = token.SecretRef?.Name! } },
        };
}
