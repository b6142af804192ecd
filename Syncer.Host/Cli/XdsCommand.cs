// SPDX-License-Identifier: Apache-2.0

using System.CommandLine;
using System.Security.Cryptography;
using Grpc.Core;
using Syncer.Host.Cli.Printing;
using Syncer.Xds;

namespace Syncer.Host.Cli;

/// <summary><c>xds</c>: a delta xDS client that prints what a proxy of a gateway receives.</summary>
internal static class XdsCommand
{
    private static readonly XdsClientOptions Client = new();

    private static readonly Option<bool> Watch = new("--watch", "-w")
    {
        Description = "Stay connected and print each change",
    };

    private static readonly PrintingOptions Printing = new(OutputFormat.Table, OutputFormat.Json, OutputFormat.Yaml);

    public static Command Create()
    {
        var command = new Command("xds", "Prints what a proxy of a gateway receives") { Watch };
        Client.AddTo(command);
        Printing.AddTo(command);
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        var watch = arguments.GetValue(Watch);
        DeltaXdsClientOptions options;
        try
        {
            options = Client.Read(arguments);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or CryptographicException)
        {
            await Console.Error.WriteLineAsync($"error: {e.Message}");
            return ExitCodes.Failed;
        }
        using var client = new DeltaXdsClient(options);
        var printer = new ReceivedPrinter(client, Printing.Read(arguments));
        var unanswered = XdsResourceType.All.ToHashSet();
        try
        {
            await foreach (var update in client.WatchAsync(cancellationToken))
            {
                foreach (var complaint in update.Rejected)
                    await Console.Error.WriteLineAsync($"rejected: {complaint}");
                // Both types are answered once before anything is printed: that is what makes a proxy ready.
                if (unanswered.Count == 0)
                    printer.PrintChange(update);
                else if (unanswered.Remove(update.Type) && unanswered.Count == 0)
                    printer.PrintAll(options.Gateway);
                if (unanswered.Count == 0 && !watch)
                    return ExitCodes.Ok;
            }
            return ExitCodes.Ok;
        }
        catch (RpcException e)
        {
            var cause = e.Status.DebugException is { } inner ? $" ({inner.GetBaseException().Message})" : "";
            Console.Error.WriteLine(
                $"error: xDS server {options.Address.Authority}: {e.StatusCode}: {e.Status.Detail}{cause}"
            );
            return ExitCodes.Failed;
        }
        catch (OperationCanceledException)
        {
            return ExitCodes.Ok;
        }
    }
}
