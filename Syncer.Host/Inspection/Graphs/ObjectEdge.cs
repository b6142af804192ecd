// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Host.Inspection.Graphs;

/// <summary>An object that was looked for when another one was translated.</summary>
/// <param name="From">The other object.</param>
/// <param name="To">The object.</param>
/// <param name="IsFound">Whether it is there.</param>
internal sealed record ObjectEdge(string From, string To, bool IsFound);
