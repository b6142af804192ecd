// SPDX-License-Identifier: Apache-2.0

using System.CommandLine;
using System.Net;
using Syncer.Host.Cli.Printing;
using Syncer.Host.Serving;

namespace Syncer.Host.Cli;

/// <summary><c>serve</c>: serves the configuration made of manifests over delta xDS, and follows every change of them.</summary>
internal static class ServeCommand
{
    private static readonly Option<string[]> Manifests = new("--manifests")
    {
        Description = "Files and folders of manifests, which are watched",
        HelpName = "PATH",
        Required = true,
        AllowMultipleArgumentsPerToken = true,
    };

    private static readonly Option<IPEndPoint> XdsAddress = new("--xds-address")
    {
        Description = "Where to serve xDS; plaintext HTTP/2",
        HelpName = "ADDRESS:PORT",
        DefaultValueFactory = _ => new IPEndPoint(IPAddress.Loopback, 9978),
        CustomParser = result =>
        {
            if (IPEndPoint.TryParse(result.Tokens[0].Value, out var endpoint) && result.Tokens[0].Value.Contains(':'))
                return endpoint;
            result.AddError($"\"{result.Tokens[0].Value}\" is not ADDRESS:PORT");
            return null!;
        },
    };

    private static readonly SettingsOptions Settings = new();

    public static Command Create()
    {
        var command = new Command("serve", "Serves the configuration of gateways over delta xDS")
        {
            Manifests,
            XdsAddress,
        };
        Settings.AddTo(command);
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        if (Settings.Read(arguments) is not { } settings)
            return ExitCodes.Failed;
        var paths = arguments.GetValue(Manifests)!;
        try
        {
            await using var server = await ManifestServer.StartAsync(
                new ManifestServerOptions
                {
                    Manifests = paths,
                    XdsAddress = arguments.GetValue(XdsAddress)!,
                    Settings = settings,
                    OnProblem = ProblemPrinter.Print,
                },
                cancellationToken
            );
            ServedPrinter.Print(server, paths);
            await server.WaitForShutdownAsync(cancellationToken);
            return ExitCodes.Ok;
        }
        catch (Exception e) when (e is IOException or ArgumentException)
        {
            await Console.Error.WriteLineAsync($"error: {e.Message}");
            return ExitCodes.Failed;
        }
        catch (OperationCanceledException)
        {
            return ExitCodes.Ok;
        }
    }
}
