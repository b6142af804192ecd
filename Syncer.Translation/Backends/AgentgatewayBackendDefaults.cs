// SPDX-License-Identifier: Apache-2.0

using Syncer.Translation.Policies.Agentgateway;
using Syncer.Translation.Rows;
using Syncer.Translation.Rows.Backends;
using Syncer.Translation.Rows.Policies.Backends;

namespace Syncer.Translation.Backends;

/// <summary>The defaults that an API server fills in from the schema and that mean something else where they are missing.</summary>
public static class AgentgatewayBackendDefaults
{
    /// <summary>The backend as an API server would store it.</summary>
    public static AgentgatewayBackend FillIn(AgentgatewayBackend backend)
    {
        ArgumentNullException.ThrowIfNull(backend);
        var spec = backend.Spec;
        return backend with
        {
            Spec = spec with
            {
                Policies = FillIn(spec.Policies),
                Ai = spec.Ai is { Groups.Count: > 0 } ai
                    ? ai with
                    {
                        Groups = [.. ai.Groups.Select(group => group with { Providers = FillIn(group.Providers) })],
                    }
                    : spec.Ai,
            },
        };
    }

    private static ValueList<LlmProvider> FillIn(ValueList<LlmProvider> providers) =>
        [.. providers.Select(provider => provider with { Policies = FillIn(provider.Policies) })];

    // The policies of MCP targets have no setting with a default that means something else.
    private static BackendPolicySection? FillIn(BackendPolicySection? section) =>
        section is null ? null : AgentgatewayPolicyDefaults.FillIn(section);
}
