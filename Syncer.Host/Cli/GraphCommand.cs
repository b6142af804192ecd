// SPDX-License-Identifier: Apache-2.0

using System.CommandLine;
using Syncer.Host.Cli.Printing;
using Syncer.Host.Inspection.Graphs;

namespace Syncer.Host.Cli;

/// <summary><c>graph</c>: draws the objects and what they refer to, or the dataflow they are translated by.</summary>
internal static class GraphCommand
{
    private static readonly Option<string> View = new("--view")
    {
        Description = "What to draw: the objects, or the collections of the dataflow",
        DefaultValueFactory = _ => GraphView.Objects,
    };

    private static readonly InspectedSource Source = new();

    private static readonly OutputOption Output = new(OutputFormat.Mermaid, OutputFormat.Dot, OutputFormat.Json);

    public static Command Create()
    {
        View.AcceptOnlyFromAmong(GraphView.Objects, GraphView.Dataflow);
        var command = new Command("graph", "Draws objects with what they refer to, or the dataflow") { View };
        Source.AddTo(command);
        Output.AddTo(command);
        command.SetAction(
            (arguments, cancellationToken) =>
                Source.AskAsync(
                    arguments,
                    async inspection =>
                    {
                        var (view, form) = (arguments.GetValue(View)!, $"{Output.Read(arguments)}".ToLowerInvariant());
                        Console.Out.Write(await inspection.RenderGraphAsync(view, form, cancellationToken));
                        return ExitCodes.Ok;
                    },
                    cancellationToken
                )
        );
        return command;
    }
}
