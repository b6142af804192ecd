// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Host.Inspection.Graphs;

/// <summary>How a graph is written.</summary>
internal static class GraphForm
{
    public const string Mermaid = "mermaid";
    public const string Dot = "dot";
    public const string Json = "json";
}
