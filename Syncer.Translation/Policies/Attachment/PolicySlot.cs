// SPDX-License-Identifier: Apache-2.0

using Krt;

namespace Syncer.Translation.Policies.Attachment;

/// <summary>What one policy at most can be in force for.</summary>
/// <param name="Gateway">The gateway whose proxies apply it.</param>
/// <param name="Setting">What is set, and for which target.</param>
internal readonly record struct PolicySlot(NamespacedName Gateway, string Setting)
{
    public override string ToString() => $"{Setting} on {Gateway}";
}
