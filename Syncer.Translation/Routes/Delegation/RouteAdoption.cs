// SPDX-License-Identifier: Apache-2.0

using Syncer.Translation.Routes.Attachment;
using Syncer.Translation.Routes.Rules;

namespace Syncer.Translation.Routes.Delegation;

/// <summary>What delegation by other routes means for a route.</summary>
/// <param name="Verdicts">One per parentRef of kind HTTPRoute.</param>
/// <param name="Placements">The groups the rules of the route belong to, per gateway.</param>
internal sealed record RouteAdoption(IReadOnlyList<ParentVerdict> Verdicts, IReadOnlyList<RulePlacement> Placements)
{
    public static RouteAdoption None { get; } = new([], []);
}
