// SPDX-License-Identifier: Apache-2.0

using System.CommandLine;
using System.Net;
using System.Net.Sockets;
using Krt.Kubernetes.Manifests;
using Syncer.Host.Cli.Printing;
using Syncer.Host.Serving;

namespace Syncer.Host.Cli;

/// <summary><c>serve</c>: serves the configuration made of manifests over delta xDS, and follows every change of them.</summary>
internal static class ServeCommand
{
    private static readonly Option<string[]> Manifests = PathsOption.Create(
        "Files and folders of manifests, which are watched",
        "--manifests"
    );

    private static readonly Option<IPEndPoint> XdsAddress = new("--xds-address")
    {
        Description = "Where to serve xDS, over HTTP/2 without TLS; port 0 takes a free one",
        HelpName = "IP:PORT",
        DefaultValueFactory = _ => new IPEndPoint(IPAddress.Loopback, 9978),
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (
                IPEndPoint.TryParse(text, out var endpoint)
                && (endpoint.Port != 0 || text.EndsWith(":0", StringComparison.Ordinal))
            )
                return endpoint;
            result.AddError($"\"{text}\" is not an IP address and a port, such as 0.0.0.0:9978 or [::]:9978");
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
        Manifests.Validators.Add(result =>
        {
            if (result.Tokens.Any(token => token.Value == ManifestSource.StandardInput))
                result.AddError("Standard input cannot be watched; translate reads it");
        });
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
            ServedPrinter.Print(server, paths, settings);
            await server.WaitForShutdownAsync(cancellationToken);
            return ExitCodes.Ok;
        }
        catch (Exception e) when (e is IOException or SocketException)
        {
            await Console.Error.WriteLineAsync(
                $"error: xDS cannot be served on {arguments.GetValue(XdsAddress)}: {e.GetBaseException().Message}"
            );
            return ExitCodes.Failed;
        }
        catch (OperationCanceledException)
        {
            return ExitCodes.Ok;
        }
    }
}
