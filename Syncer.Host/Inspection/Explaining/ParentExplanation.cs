// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Host.Inspection.Explaining;

/// <summary>What became of a parentRef of a route.</summary>
/// <param name="Parent">The parent as <c>Kind namespace/name</c>, with section and port where they are given.</param>
/// <param name="State"><c>attached</c>, <c>refused</c>, <c>not found</c> or <c>other</c>, for a parent that has no listeners.</param>
/// <param name="Reason">Why it is not found, where it is not.</param>
/// <param name="Listeners">What each of its listeners says.</param>
internal sealed record ParentExplanation(
    string Parent,
    string State,
    string? Reason,
    IReadOnlyList<ListenerExplanation> Listeners
)
{
    public const string Attached = "attached";
    public const string Refused = "refused";
    public const string NotFound = "not found";
    public const string Other = "other";
}
