// SPDX-License-Identifier: Apache-2.0

using System.CommandLine;
using System.Text.Json;
using Syncer.Host.Cli.Printing;
using Syncer.Host.Inspection;

namespace Syncer.Host.Cli;

/// <summary><c>explain</c>: tells why an object does or does not reach proxies, or what a wire name is made of.</summary>
internal static class ExplainCommand
{
    private static readonly Argument<string[]> Subject = new("SUBJECT")
    {
        Description = "KIND NAMESPACE/NAME for an object, or the wire name of a resource",
        Arity = new ArgumentArity(1, 2),
    };

    private static readonly InspectedSource Source = new();

    private static readonly OutputOption Output = new(OutputFormat.Text, OutputFormat.Json);

    public static Command Create()
    {
        var command = new Command("explain", "Tells why an object does or does not reach proxies") { Subject };
        Source.AddTo(command);
        Output.AddTo(command);
        command.SetAction(
            (arguments, cancellationToken) =>
                Source.AskAsync(
                    arguments,
                    inspection => AskAsync(arguments, inspection, cancellationToken),
                    cancellationToken
                )
        );
        return command;
    }

    private static Task<int> AskAsync(
        ParseResult arguments,
        IInspection inspection,
        CancellationToken cancellationToken
    )
    {
        var isJson = Output.Read(arguments) == OutputFormat.Json;
        return arguments.GetValue(Subject) switch
        {
            [var kind, var name] => ExplainObjectAsync(inspection, kind, name, isJson, cancellationToken),
            var subject => ExplainResourceAsync(inspection, subject![0], isJson, cancellationToken),
        };
    }

    private static async Task<int> ExplainObjectAsync(
        IInspection inspection,
        string kind,
        string name,
        bool isJson,
        CancellationToken cancellationToken
    )
    {
        var explanation = await inspection.ExplainObjectAsync(kind, name, cancellationToken);
        if (isJson)
            Console.Out.WriteLine(JsonSerializer.Serialize(explanation, InspectionJson.Readable.ObjectExplanation));
        else
            ExplanationText.Write(explanation, Console.Out);
        return explanation.Exists ? ExitCodes.Ok : ExitCodes.Failed;
    }

    private static async Task<int> ExplainResourceAsync(
        IInspection inspection,
        string wireName,
        bool isJson,
        CancellationToken cancellationToken
    )
    {
        var explanation = await inspection.ExplainResourceAsync(wireName, cancellationToken);
        if (isJson)
            Console.Out.WriteLine(JsonSerializer.Serialize(explanation, InspectionJson.Readable.ResourceExplanation));
        else
            ExplanationText.Write(explanation, Console.Out);
        return explanation.Found.Count > 0 ? ExitCodes.Ok : ExitCodes.Failed;
    }
}
