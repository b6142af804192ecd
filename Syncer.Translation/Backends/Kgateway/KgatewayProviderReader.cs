// SPDX-License-Identifier: Apache-2.0

using Krt;
using Syncer.Translation.Rows.Backends;
using Syncer.Translation.Rows.Kgateway;
using Syncer.Translation.Rows.Policies;
using Syncer.Translation.Rows.Policies.Backends;

namespace Syncer.Translation.Backends.Kgateway;

/// <summary>
/// Reads providers of language models, and how they are called, into the shape that all backends share (spec
/// backends-policies BS-5 to BS-11).
/// </summary>
internal static class KgatewayProviderReader
{
    public static LlmProvider Read(
        string field,
        string? name,
        KgatewayLlmProvider spec,
        List<(string Field, string Reason)> problems
    )
    {
        var kinds = spec.Provider ?? spec;
        var path = spec.Path ?? spec.PathOverride;
        return new()
        {
            Name = name,
            Host = spec.Host ?? spec.HostOverride?.Host,
            Port = spec.Port ?? spec.HostOverride?.Port,
            Path = path?.Full ?? path?.FullPath,
            Openai = Model(kinds.Openai),
            Azureopenai = kinds.Azureopenai is { } azure
                ? new()
                {
                    Endpoint = azure.Endpoint,
                    DeploymentName = azure.DeploymentName,
                    ApiVersion = azure.ApiVersion,
                }
                : null,
            Anthropic = Model(kinds.Anthropic),
            Gemini = Model(kinds.Gemini),
            Vertexai = kinds.Vertexai is { } vertex
                ? new()
                {
                    ProjectId = vertex.ProjectId,
                    Region = vertex.Location,
                    Model = vertex.Model,
                }
                : null,
            Bedrock = kinds.Bedrock is { } bedrock
                ? new()
                {
                    Region = bedrock.Region,
                    Model = bedrock.Model,
                    Guardrail = bedrock.Guardrail is { } guardrail
                        ? new() { Identifier = guardrail.Identifier, Version = guardrail.Version }
                        : null,
                }
                : null,
            Policies = Policies(field, spec, kinds, problems),
        };
    }

    /// <summary>What a provider without a name is called by.</summary>
    public static string KindOf(KgatewayLlmProvider spec) =>
        (spec.Provider ?? spec) switch
        {
            { Openai: not null } => "openai",
            { Azureopenai: not null } => "azureopenai",
            { Anthropic: not null } => "anthropic",
            { Gemini: not null } => "gemini",
            { Vertexai: not null } => "vertexai",
            { Bedrock: not null } => "bedrock",
            _ => "provider",
        };

    private static LlmProvider.ModelChoice? Model(KgatewayLlmProvider.Model? spec) =>
        spec is null ? null : new() { Model = spec.Name };

    private static BackendPolicySection? Policies(
        string field,
        KgatewayLlmProvider spec,
        KgatewayLlmProvider kinds,
        List<(string Field, string Reason)> problems
    )
    {
        var auth = kinds.Bedrock is { } bedrock
            ? Bedrock(field, bedrock, problems)
            : Auth(Token(kinds), spec.AuthHeader ?? spec.AuthHeaderOverride);
        return auth is null && spec.Routes.Count == 0
            ? null
            : new() { Auth = auth, Ai = spec.Routes.Count == 0 ? null : new() { Routes = Routes(spec.Routes) } };
    }

    private static KgatewayLlmProvider.AuthToken? Token(KgatewayLlmProvider kinds) =>
        kinds.Openai?.AuthToken
        ?? kinds.Azureopenai?.AuthToken
        ?? kinds.Anthropic?.AuthToken
        ?? kinds.Gemini?.AuthToken
        ?? kinds.Vertexai?.AuthToken;

    /// <summary>
    /// A token that is not there is a reference to nothing: requests fail, and are not sent without a credential (BS-9, Q-1).
    /// </summary>
    private static BackendAuth? Auth(
        KgatewayLlmProvider.AuthToken? token,
        KgatewayLlmProvider.AuthHeaderSpec? header
    ) =>
        token switch
        {
            null => null,
            { Kind: "Passthrough" } => new() { Passthrough = new(), Location = Location(header) },
            { Kind: "Inline", Inline: { Length: > 0 } key } => new() { Key = key, Location = Location(header) },
            _ => new()
            {
                SecretRef = new() { Name = token.SecretRef?.Name ?? "" },
                Location = Location(header),
            },
        };

    private static CredentialLocation? Location(KgatewayLlmProvider.AuthHeaderSpec? header) =>
        string.IsNullOrEmpty(header?.HeaderName)
            ? null
            : new()
            {
                Header = new() { Name = header.HeaderName, Prefix = header.Prefix },
            };

    private static BackendAuth Bedrock(
        string field,
        KgatewayLlmProvider.BedrockModels spec,
        List<(string Field, string Reason)> problems
    )
    {
        if (spec.Auth is not { } auth)
            return new() { Aws = new() };
        if (auth.Type is not (null or "Secret"))
            problems.Add(($"{field}.bedrock.auth.type", $"\"{auth.Type}\" is not supported, only Secret is"));
        return new()
        {
            Aws = new()
            {
                SecretRef = new() { Name = auth.SecretRef?.Name ?? "" },
                Region = spec.Region,
            },
        };
    }

    private static LabelSet Routes(LabelSet routes) =>
        LabelSet.From(routes.Select(route => new KeyValuePair<string, string>(route.Key, RouteType(route.Value))));

    private static string RouteType(string type) =>
        type switch
        {
            "messages" => "Messages",
            "models" => "Models",
            "passthrough" => "Passthrough",
            "responses" => "Responses",
            "anthropic_token_count" => "AnthropicTokenCount",
            _ => "Completions",
        };
}
