// SPDX-License-Identifier: Apache-2.0

using Syncer.Protos.Resources;

namespace Syncer.Translation.Policies;

/// <summary>A policy for any target (spec backends-policies PC-10).</summary>
/// <param name="Key">Its key, without the suffix of a target.</param>
/// <param name="Prototype">The policy without key and target. Not to be changed: every target's policy is a copy.</param>
public sealed record PolicyDraft(string Key, Policy Prototype)
{
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
