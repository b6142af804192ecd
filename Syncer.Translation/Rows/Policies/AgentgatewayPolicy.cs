// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Translation.Rows.Policies;

/// <summary>Settings of what it targets: how requests are treated, how backends are called, how connections are accepted.</summary>
public sealed record AgentgatewayPolicy : IKubernetesRow
{
    public ObjectMeta Metadata
    {
        get;
        init => field = value ?? new();
    } = new();

    public AgentgatewayPolicySpec Spec
    {
        get;
        init => field = value ?? new();
    } = new();
}
