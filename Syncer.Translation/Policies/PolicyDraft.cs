// SPDX-License-Identifier: Apache-2.0

using Syncer.Protos.Resources;

namespace Syncer.Translation.Policies;

/// <summary>A policy for any target (spec backends-policies PC-10).</summary>
/// <param name="Key">Its key, without the suffix of a target.</param>
/// <param name="Prototype">The policy without key and target. Not to be changed: every target's policy is a copy.</param>
public sealed record PolicyDraft(string Key, Policy Prototype)
{
    /// <summary>Which of the targets of the object it is for.</summary>
    /// <value>The default is <see cref="PolicyScope.AllTargets"/>.</value>
    public PolicyScope Scope { get; init; }

    /// <inheritdoc/>
    public bool Equals(PolicyDraft? other) =>
        other is not null
        && Key == other.Key
        && Scope == other.Scope
        && MessageEquality.AreSame(Prototype, other.Prototype);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Key, Scope, Prototype);

    /// <summary>Whether the policy is for a target, and the data plane takes it there: tools are protected as a whole.</summary>
    public bool CanApplyTo(PolicyTarget target) => IsInScope(target) && !IsRefused(target);

    private bool IsInScope(PolicyTarget target) =>
        Scope switch
        {
            PolicyScope.Backends => target.Backend is not null,
            PolicyScope.OtherThanBackends => target.Backend is null,
            _ => true,
        };

    private bool IsRefused(PolicyTarget target) =>
        target.Backend is { HasSection: true }
        && Prototype.Backend?.KindCase
            is BackendPolicySpec.KindOneofCase.McpAuthorization
                or BackendPolicySpec.KindOneofCase.McpAuthentication
                or BackendPolicySpec.KindOneofCase.McpGuardrails;

    /// <summary>The policy for a target.</summary>
    /// <param name="target">The target.</param>
    public Policy For(PolicyTarget target)
    {
        var policy = Prototype.Clone();
        policy.Key = Key + PolicyTargetKeys.Suffix(target);
        policy.Target = target;
        return policy;
    }

    /// <summary>The key alone: a policy may hold credentials.</summary>
    public override string ToString() => Key;
}
