// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Host.Inspection.Graphs;

/// <summary>What a graph shows.</summary>
internal static class GraphView
{
    /// <summary>Gateways, routes, backends, policies and what else the objects refer to.</summary>
    public const string Objects = "objects";

    /// <summary>The collections of the engine.</summary>
    public const string Dataflow = "dataflow";
}
