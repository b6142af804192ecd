// SPDX-License-Identifier: Apache-2.0

using Krt;

namespace Syncer.Translation.Policies.Attachment;

/// <summary>A policy that wants to be in force for something.</summary>
/// <param name="Slot">What for.</param>
/// <param name="Policy">The policy.</param>
/// <param name="Created">How old it is, if that is known.</param>
internal sealed record PolicyClaim(PolicySlot Slot, NamespacedName Policy, DateTimeOffset? Created)
    : IKeyed<(PolicySlot Slot, NamespacedName Policy)>
{
    (PolicySlot Slot, NamespacedName Policy) IKeyed<(PolicySlot Slot, NamespacedName Policy)>.Key => (Slot, Policy);
}
