// SPDX-License-Identifier: Apache-2.0

using Syncer.Translation.Rows.Policies.Backends;
using Syncer.Translation.Rows.Policies.Frontend;
using Syncer.Translation.Rows.Policies.Traffic;

namespace Syncer.Translation.Rows.Policies;

/// <summary>The desired state of an <see cref="AgentgatewayPolicy"/>.</summary>
public sealed record AgentgatewayPolicySpec
{
    public ValueList<PolicyTargetReference> TargetRefs
    {
        get;
        init => field = value ?? [];
    } = [];

    public ValueList<PolicyTargetSelector> TargetSelectors
    {
        get;
        init => field = value ?? [];
    } = [];

    public PolicyStrategy? Strategy { get; init; }

    public FrontendSection? Frontend { get; init; }

    public TrafficSection? Traffic { get; init; }

    public BackendPolicySection? Backend { get; init; }

    /// <summary>How the policy combines with those of other levels.</summary>
    public sealed record PolicyStrategy
    {
        /// <summary><c>Default</c> or <c>Override</c>.</summary>
        public string? Inheritance { get; init; }
    }
}
