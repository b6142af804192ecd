// SPDX-License-Identifier: Apache-2.0

using System.Text.Json;

namespace Syncer.Host.Inspection.Graphs;

/// <summary>Renders a view in a form.</summary>
internal static class GraphRendering
{
    /// <exception cref="InspectionException">There is no such view or form.</exception>
    public static string Render(SyncerInspector inspector, string view, string form) =>
        view switch
        {
            GraphView.Objects => Render(ObjectGraphBuilder.Build(inspector), form),
            GraphView.Dataflow => RenderDataflow(inspector, form),
            _ => throw new InspectionException($"there is no view {view}; there are objects and dataflow"),
        };

    private static string Render(ObjectGraph graph, string form) =>
        form switch
        {
            GraphForm.Mermaid => ObjectGraphText.Mermaid(graph),
            GraphForm.Dot => ObjectGraphText.Dot(graph),
            GraphForm.Json => JsonSerializer.Serialize(graph, InspectionJson.Readable.ObjectGraph) + "\n",
            _ => throw Unknown(form),
        };

    private static string RenderDataflow(SyncerInspector inspector, string form)
    {
        var dump = inspector.Engine.Dump();
        return form switch
        {
            GraphForm.Mermaid => dump.ToMermaid(),
            GraphForm.Dot => dump.ToDot(),
            GraphForm.Json => dump.ToJson() + "\n",
            _ => throw Unknown(form),
        };
    }

    private static InspectionException Unknown(string form) =>
        new($"a graph is not rendered as {form}; it is as mermaid, dot and json");
}
