// SPDX-License-Identifier: Apache-2.0

using Krt;

namespace Syncer.Translation.Policies.Attachment;

/// <summary>The policy that is in force where several compete.</summary>
/// <param name="Slot">What for.</param>
/// <param name="Policy">The policy.</param>
internal sealed record SlotHolder(PolicySlot Slot, NamespacedName Policy) : IKeyed<PolicySlot>
{
    PolicySlot IKeyed<PolicySlot>.Key => Slot;
}
