// SPDX-License-Identifier: Apache-2.0

using System.CommandLine;
using System.Net;
using System.Net.Sockets;
using Krt.Kubernetes.Manifests;
using Syncer.Host.Cli.Printing;
using Syncer.Host.Serving;
using Syncer.Translation;

namespace Syncer.Host.Cli;

/// <summary>
/// <c>serve</c>: serves the configuration made of manifests, or of the objects of a cluster, over delta xDS, and follows every
/// change of them.
/// </summary>
internal static class ServeCommand
{
    private static readonly Option<string[]> Manifests = PathsOption.Create(
        "Files and folders of manifests, which are watched",
        "--manifests"
    );

    private static readonly ClusterOptions Cluster = new();

    private static readonly LeaseOptions Lease = new();

    private static readonly Option<IPEndPoint?> XdsAddress = AddressOption.Create(
        "--xds-address",
        "Where to serve xDS, over HTTP/2 without TLS; port 0 takes a free one",
        new IPEndPoint(IPAddress.Loopback, 9978)
    );

    private static readonly Option<IPEndPoint?> HealthAddress = AddressOption.Create(
        "--health-address",
        "Where to serve /livez and /readyz [default: nowhere]"
    );

    private static readonly Option<bool> XdsAuth = new("--xds-auth")
    {
        Description = "Whether proxies must authenticate; they cannot yet, so only false is possible",
        HelpName = "true|false",
        DefaultValueFactory = _ => false,
    };

    private static readonly SettingsOptions Settings = new();

    public static Command Create()
    {
        Manifests.Required = false;
        Manifests.Validators.Add(result =>
        {
            if (result.Tokens.Any(token => token.Value == ManifestSource.StandardInput))
                result.AddError("Standard input cannot be watched; translate reads it");
        });
        XdsAuth.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<bool>())
                result.AddError("--xds-auth true: proxies cannot authenticate yet");
        });
        var command = new Command("serve", "Serves the configuration of gateways over delta xDS") { Manifests };
        Cluster.AddTo(command);
        Lease.AddTo(command);
        command.Options.Add(XdsAddress);
        command.Options.Add(XdsAuth);
        command.Options.Add(HealthAddress);
        Settings.AddTo(command);
        command.Validators.Add(result =>
        {
            if (result.GetResult(Manifests) is null == result.GetResult(Cluster.Kubeconfig) is null)
                result.AddError("Either --manifests or --kubeconfig is needed");
        });
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        if (Settings.Read(arguments) is not { } settings)
            return ExitCodes.Failed;
        try
        {
            return arguments.GetValue(Cluster.Kubeconfig) is null
                ? await ServeManifestsAsync(arguments, settings, cancellationToken)
                : await ServeClusterAsync(arguments, settings, cancellationToken);
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

    private static async Task<int> ServeManifestsAsync(
        ParseResult arguments,
        SyncerSettings settings,
        CancellationToken cancellationToken
    )
    {
        var paths = arguments.GetValue(Manifests)!;
        await using var server = await ManifestServer.StartAsync(
            new ManifestServerOptions
            {
                Manifests = paths,
                XdsAddress = arguments.GetValue(XdsAddress)!,
                HealthAddress = arguments.GetValue(HealthAddress),
                Settings = settings,
                OnProblem = ProblemPrinter.Print,
            },
            cancellationToken
        );
        ServedPrinter.Print(server.Pipeline, server.XdsAddress, string.Join(", ", paths), settings);
        await server.WaitForShutdownAsync(cancellationToken);
        return ExitCodes.Ok;
    }

    private static async Task<int> ServeClusterAsync(
        ParseResult arguments,
        SyncerSettings settings,
        CancellationToken cancellationToken
    )
    {
        if (Cluster.ReadAccess(arguments) is not { } access)
            return ExitCodes.Failed;
        await using var server = await ClusterServer.StartAsync(
            new ClusterServerOptions
            {
                Access = access,
                Api = Cluster.ReadBehaviour(arguments),
                Lease = Lease.Read(arguments, access.Namespace),
                XdsAddress = arguments.GetValue(XdsAddress)!,
                HealthAddress = arguments.GetValue(HealthAddress),
                Settings = settings,
            },
            cancellationToken
        );
        var shutdown = server.WaitForShutdownAsync(cancellationToken);
        var serving = server.WaitUntilServingAsync(cancellationToken);
        if (await Task.WhenAny(serving, shutdown) == serving)
        {
            await serving;
            ServedPrinter.Print(server.Pipeline, server.XdsAddress, $"{server.Address}", settings);
        }
        await shutdown;
        return ExitCodes.Ok;
    }
}
