// SPDX-License-Identifier: Apache-2.0

using Syncer.Translation.Rows;
using Syncer.Translation.Rows.Routes;
using Syncer.Translation.Status;

namespace Syncer.Translation.Policies.Statuses;

/// <summary>What a controller made of a policy for one ancestor of its targets (GEP-713).</summary>
/// <param name="AncestorRef">The ancestor, a Gateway, or what stands for targets that have none.</param>
/// <param name="ControllerName">The controller the entry belongs to.</param>
/// <param name="Conditions">Sorted by type.</param>
public sealed record PolicyAncestorStatus(
    PolicyAncestorStatus.Reference AncestorRef,
    string ControllerName,
    ValueList<Condition> Conditions
)
{
    /// <summary>A reference to an ancestor. What is <see langword="null"/> is left out.</summary>
    public sealed record Reference(string Group, string? Kind, string? Namespace, string Name);
}
