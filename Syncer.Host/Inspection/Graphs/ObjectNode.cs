// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Host.Inspection.Graphs;

/// <summary>An object of a graph.</summary>
/// <param name="Id">The object as <c>Kind namespace/name</c>.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Name">Its namespace and name.</param>
/// <param name="State"><c>good</c>, <c>problem</c> where a condition is not as it should be, <c>missing</c>, or <c>neutral</c> for one without conditions.</param>
/// <param name="Resources">The number of resources made of it.</param>
internal sealed record ObjectNode(string Id, string Kind, string Name, string State, int Resources)
{
    public const string Good = "good";
    public const string Problem = "problem";
    public const string Missing = "missing";
    public const string Neutral = "neutral";
}
