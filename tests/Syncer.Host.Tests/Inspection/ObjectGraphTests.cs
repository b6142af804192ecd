// SPDX-License-Identifier: Apache-2.0

using Syncer.Host.Inspection;
using Syncer.Host.Inspection.Graphs;

namespace Syncer.Host.Tests.Inspection;

[CancelAfter(60_000)]
public sealed class ObjectGraphTests
{
    private static readonly string[] Documents =
    [
        Manifest.GatewayClass,
        Manifest.Gateway("blue"),
        Manifest.Route("r", "blue"),
        Manifest.Route("lost", "nobody", service: "missing"),
        Manifest.Route("broken", "blue", service: "missing"),
        Manifest.Service("app"),
    ];

    [Test]
    public async Task Shows_who_refers_to_whom_and_what_is_missing()
    {
        await using var manifests = await InspectedManifests.OfAsync(Documents);

        var graph = ObjectGraphBuilder.Build(manifests.Inspector);

        Assert.That(
            graph.Edges.Select(edge => $"{edge.From} > {edge.To}{(edge.IsFound ? "" : " missing")}"),
            Is.EqualTo([
                "Gateway default/blue > GatewayClass agentgateway",
                "HTTPRoute default/broken > Service default/missing missing",
                "HTTPRoute default/broken > Gateway default/blue",
                "HTTPRoute default/lost > Gateway default/nobody missing",
                "HTTPRoute default/r > Service default/app",
                "HTTPRoute default/r > Gateway default/blue",
            ])
        );
        Assert.That(
            graph.Nodes.Select(node => $"{node.Id} {node.State} {node.Resources}"),
            Is.EqualTo([
                "Service default/app neutral 0",
                "Service default/missing missing 0",
                "Gateway default/blue good 2",
                "Gateway default/nobody missing 0",
                "GatewayClass agentgateway good 0",
                "HTTPRoute default/broken problem 1",
                "HTTPRoute default/lost problem 0",
                "HTTPRoute default/r good 1",
            ])
        );
    }

    [Test]
    public async Task Is_drawn_by_Mermaid_and_by_Graphviz()
    {
        await using var manifests = await InspectedManifests.OfAsync(Documents);

        var mermaid = GraphRendering.Render(manifests.Inspector, GraphView.Objects, GraphForm.Mermaid);
        var dot = GraphRendering.Render(manifests.Inspector, GraphView.Objects, GraphForm.Dot);

        Assert.That(
            mermaid,
            Does.StartWith("flowchart LR\n")
                .And.Contains("  o7[\"HTTPRoute<br/>default/r\"]:::good\n")
                .And.Contains("  o5 -. missing .-> o1\n")
                .And.Contains("  o7 --> o2\n")
        );
        Assert.That(
            dot,
            Does.StartWith("digraph objects {\n")
                .And.Contains("  o7 [label=\"HTTPRoute\\ndefault/r\", color=\"#2a7d46\"];\n")
                .And.Contains("  o5 -> o1 [style=dashed, label=\"missing\"];\n")
        );
    }

    [Test]
    public async Task Of_the_dataflow_is_what_the_engine_draws([Values("mermaid", "dot", "json")] string form)
    {
        await using var manifests = await InspectedManifests.OfAsync(Documents);

        var text = GraphRendering.Render(manifests.Inspector, GraphView.Dataflow, form);

        Assert.That(text, Does.Contain("HttpRouteTranslations"));
    }

    [Test]
    public async Task Is_refused_where_it_is_none()
    {
        await using var manifests = await InspectedManifests.OfAsync(Documents);

        Assert.That(
            () => GraphRendering.Render(manifests.Inspector, "x", GraphForm.Dot),
            Throws.TypeOf<InspectionException>()
        );
        Assert.That(
            () => GraphRendering.Render(manifests.Inspector, GraphView.Objects, "x"),
            Throws.TypeOf<InspectionException>()
        );
    }
}
