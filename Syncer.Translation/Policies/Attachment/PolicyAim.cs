// SPDX-License-Identifier: Apache-2.0

using Syncer.Protos.Resources;

namespace Syncer.Translation.Policies.Attachment;

/// <summary>One object that a policy names or selects, or what keeps the policy from applying to it.</summary>
/// <param name="Object">The object; of a selector without result, one without a name.</param>
/// <param name="Target">What the policy applies to there, if it does. Not to be changed.</param>
/// <param name="Problem">Why the policy is not attached there, if it is not.</param>
internal sealed record PolicyAim(ObjectIdentity Object, PolicyTarget? Target, string? Problem);
