// SPDX-License-Identifier: Apache-2.0

using System.CommandLine;
using Grpc.Core;
using Krt;
using Syncer.Host.Cli.Printing;
using Syncer.Xds;

namespace Syncer.Host.Cli;

/// <summary><c>xds</c>: a delta xDS client that prints what a proxy of a gateway receives.</summary>
internal static class XdsCommand
{
    private static readonly Option<Uri> Address = new("--address")
    {
        Description = "The xDS server",
        HelpName = "HOST:PORT",
        Required = true,
        CustomParser = result =>
        {
            if (
                Uri.TryCreate($"http://{result.Tokens[0].Value}", UriKind.Absolute, out var uri)
                && uri.PathAndQuery == "/"
            )
                return uri;
            result.AddError($"\"{result.Tokens[0].Value}\" is not HOST:PORT");
            return null!;
        },
    };

    private static readonly Option<NamespacedName> Gateway = new("--gateway")
    {
        Description = "The Gateway whose proxy to act as",
        HelpName = "NAMESPACE/NAME",
        Required = true,
        CustomParser = result =>
        {
            if (result.Tokens[0].Value.Split('/') is [{ Length: > 0 } ns, { Length: > 0 } name])
                return new NamespacedName(ns, name);
            result.AddError($"\"{result.Tokens[0].Value}\" is not NAMESPACE/NAME");
            return default;
        },
    };

    private static readonly Option<bool> Watch = new("--watch", "-w")
    {
        Description = "Stay connected and print each change",
    };

    private static readonly PrintingOptions Printing = new(OutputFormat.Table, OutputFormat.Json, OutputFormat.Yaml);

    public static Command Create()
    {
        var command = new Command("xds", "Prints what a proxy of a gateway receives") { Address, Gateway, Watch };
        Printing.AddTo(command);
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        var watch = arguments.GetValue(Watch);
        using var client = new DeltaXdsClient(
            new DeltaXdsClientOptions
            {
                Address = arguments.GetValue(Address)!,
                Gateway = arguments.GetValue(Gateway),
                Reconnect = false,
            }
        );
        var printer = new ReceivedPrinter(client, Printing.Read(arguments));
        var unanswered = XdsResourceType.All.ToHashSet();
        try
        {
            await foreach (var update in client.WatchAsync(cancellationToken))
            {
                // Both types are answered once before anything is printed: that is what makes a proxy ready.
                if (unanswered.Count == 0)
                    printer.PrintChange(update);
                else if (unanswered.Remove(update.Type) && unanswered.Count == 0)
                    printer.PrintAll(arguments.GetValue(Gateway));
                if (unanswered.Count == 0 && !watch)
                    return ExitCodes.Ok;
            }
            return ExitCodes.Ok;
        }
        catch (RpcException e)
        {
            var cause = e.Status.DebugException is { } inner ? $" ({inner.GetBaseException().Message})" : "";
            Console.Error.WriteLine(
                $"error: xDS server {arguments.GetValue(Address)!.Authority}: {e.StatusCode}: {e.Status.Detail}{cause}"
            );
            return ExitCodes.Failed;
        }
        catch (OperationCanceledException)
        {
            return ExitCodes.Ok;
        }
    }
}
