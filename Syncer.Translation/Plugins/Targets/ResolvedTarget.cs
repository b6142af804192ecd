// SPDX-License-Identifier: Apache-2.0

using Syncer.Protos.Resources;

namespace Syncer.Translation.Plugins.Targets;

/// <summary>What a policy applies to, or why it applies to nothing.</summary>
/// <param name="Target">A message of its own, <see langword="null"/> where there is a problem.</param>
/// <param name="Problem">What is wrong with the reference, for the author of the policy.</param>
public readonly record struct ResolvedTarget(PolicyTarget? Target, string? Problem)
{
    public static ResolvedTarget Of(PolicyTarget target) => new(target, null);

    public static ResolvedTarget Unusable(string problem) => new(null, problem);
}
