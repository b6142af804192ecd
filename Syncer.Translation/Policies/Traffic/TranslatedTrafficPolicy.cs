// SPDX-License-Identifier: Apache-2.0

using Syncer.Protos.Resources;
using Syncer.Translation.Rows.Policies;

namespace Syncer.Translation.Policies.Traffic;

/// <summary>One setting of how requests are treated, for any target.</summary>
/// <param name="KeySuffix">What tells it from the other settings, for example <c>:timeout</c>.</param>
/// <param name="Policy">The setting alone.</param>
internal readonly record struct TranslatedTrafficPolicy(string KeySuffix, Policy Policy)
{
    /// <summary>The policy under its key.</summary>
    /// <param name="owner">The policy object.</param>
    /// <param name="strategy">How it combines with those of other levels, if the object says so (PC-13).</param>
    public PolicyDraft Draft(ObjectIdentity owner, AgentgatewayPolicySpec.PolicyStrategy? strategy)
    {
        if (strategy?.Inheritance == "Override")
            Policy.Inheritance = Policy.Types.Inheritance.Override;
        Policy.Name = PolicyNames.Of(owner);
        return new($"traffic/{owner.Name}{KeySuffix}", Policy);
    }

    /// <summary>The key suffix alone: a setting may hold credentials.</summary>
    public override string ToString() => KeySuffix;
}
