// SPDX-License-Identifier: Apache-2.0

using Syncer.Protos.Resources;
using Syncer.Translation.Backends.Ai;
using Syncer.Translation.Backends.Mcp;
using Syncer.Translation.Plugins;
using Syncer.Translation.Rows.Backends;

namespace Syncer.Translation.Backends;

/// <summary>Translates a backend of either family (spec backends-policies 2).</summary>
internal static class BackendTranslator
{
    /// <summary>The backend and its parts, which are first; none after a problem.</summary>
    public static TranslatedBackend Translate(ObjectTranslation translation, BackendReading reading)
    {
        var draft = new BackendDraft(translation);
        foreach (var (field, reason) in reading.Problems)
            draft.Report(field, reason);
        draft.Warn(reading.Warnings);
        var backend = draft.Empty(draft.Name.ToString());
        var policies = draft.Inline("spec.policies", reading.Spec.Policies);
        AddKind(draft, reading.Spec, backend);
        backend.InlinePolicies.AddRange(policies);
        return new()
        {
            Backends = translation.Problems.Count > 0 ? [] : [.. draft.Parts, backend],
            Problem = translation.Problems.Count > 0 ? translation.ProblemText : null,
            Warning = draft.Warnings.Count > 0 ? string.Join('\n', draft.Warnings.Distinct()) : null,
            References = [.. draft.References],
        };
    }

    // Of several kinds, which no API server admits, the first one of this order counts (BC-3).
    private static void AddKind(BackendDraft draft, BackendSpec spec, Backend backend)
    {
        if (spec.Static is { } address)
        {
            backend.Static = Static(draft, address);
        }
        else if (spec.A2a is { } agent)
        {
            backend.Static = Address(draft, "spec.a2a", agent.Host, agent.Port);
            backend.InlinePolicies.Add(new BackendPolicySpec { A2A = new() });
        }
        else if (spec.DynamicForwardProxy is not null)
        {
            backend.Dynamic = new();
        }
        else if (spec.Mcp is { } mcp)
        {
            backend.Mcp = McpTranslation.Translate(draft, mcp);
        }
        else if (spec.Ai is { } ai)
        {
            backend.Ai = AiTranslation.Translate(draft, ai);
        }
        else if (spec.Aws is { } aws)
        {
            backend.Aws = Aws(draft, aws);
        }
        else if (draft.Translation.Problems.Count == 0)
        {
            draft.Report("spec", "names no kind of backend that is known");
        }
    }

    private static StaticBackend Static(BackendDraft draft, BackendSpec.StaticBackendSpec spec) =>
        string.IsNullOrEmpty(spec.UnixPath)
            ? Address(draft, "spec.static", spec.Host, spec.Port)
            : new() { UnixPath = spec.UnixPath };

    private static StaticBackend Address(BackendDraft draft, string field, string? host, int? port) =>
        new() { Host = draft.Required($"{field}.host", host), Port = draft.Port($"{field}.port", port) };

    private static AwsBackend Aws(BackendDraft draft, BackendSpec.AwsBackendSpec spec)
    {
        if (spec.AgentCore is not { } agent)
        {
            draft.Report("spec.aws", "agentCore is required");
            return new();
        }
        var arn = draft.Required("spec.aws.agentCore.agentRuntimeArn", agent.AgentRuntimeArn);
        if (arn.Length > 0 && !IsArn(arn))
            draft.Report("spec.aws.agentCore.agentRuntimeArn", $"\"{arn}\" is no ARN of bedrock-agentcore");
        var message = new AwsAgentCoreBackend { AgentRuntimeArn = arn };
        if (agent.Qualifier is { } qualifier)
            message.Qualifier = qualifier;
        return new() { AgentCore = message };
    }

    // arn:partition:service:region:account:resource; the account may be empty, the resource may hold colons.
    private static bool IsArn(string text) =>
        text.Split(':', 6) is ["arn", { Length: > 0 }, "bedrock-agentcore", { Length: > 0 }, _, { Length: > 0 }];
}
