// SPDX-License-Identifier: Apache-2.0

using System.CommandLine;
using System.Net;
using System.Net.Sockets;
using Krt.Kubernetes.Leases;
using Krt.Kubernetes.Manifests;
using Syncer.Host.Cli.Printing;
using Syncer.Host.Serving;
using Syncer.Host.Settings;
using Syncer.Host.Tls;

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

    private static readonly SettingsOptions Settings = new(SettingCatalogue.All);

    public static Command Create()
    {
        Manifests.Required = false;
        Manifests.Validators.Add(result =>
        {
            if (result.Tokens.Any(token => token.Value == ManifestSource.StandardInput))
                result.AddError("Standard input cannot be watched; translate reads it");
        });
        var command = new Command("serve", "Serves the configuration of gateways over delta xDS") { Manifests };
        Cluster.AddTo(command);
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
        if (Settings.Read(arguments, out var failure) is not { } settings)
            return failure;
        try
        {
            return arguments.GetValue(Cluster.Kubeconfig) is null
                ? await ServeManifestsAsync(arguments, settings, cancellationToken)
                : await ServeClusterAsync(arguments, settings, cancellationToken);
        }
        catch (Exception e) when (e is IOException or SocketException)
        {
            await Console.Error.WriteLineAsync(
                $"error: {DescribeEndpoint(settings.Server, e.Message)}: {e.GetBaseException().Message}"
            );
            return ExitCodes.Failed;
        }
        catch (Exception e) when (e is CertificateException or FormatException)
        {
            await Console.Error.WriteLineAsync($"error: {e.Message}");
            return ExitCodes.Failed;
        }
        catch (OperationCanceledException)
        {
            return ExitCodes.Ok;
        }
    }

    private static async Task<int> ServeManifestsAsync(
        ParseResult arguments,
        BoundSettings settings,
        CancellationToken cancellationToken
    )
    {
        var paths = arguments.GetValue(Manifests)!;
        var server = settings.Server;
        if (XdsChoice.ForManifests(settings, out var problem) is not { } xds)
        {
            await Console.Error.WriteLineAsync($"error: {problem}");
            return ExitCodes.Usage;
        }
        await using var serving = await ManifestServer.StartAsync(
            WithSettings(
                server,
                new ManifestServerOptions
                {
                    Manifests = paths,
                    XdsAddress = server.XdsAddress,
                    Xds = xds,
                    Settings = settings.Translation,
                    OnProblem = ProblemPrinter.Print,
                }
            ),
            cancellationToken
        );
        await ServedPrinter.PrintAsync(
            serving.Pipeline,
            serving.XdsAddress,
            string.Join(", ", paths),
            settings.Translation
        );
        await serving.WaitForShutdownAsync(cancellationToken);
        return ExitCodes.Ok;
    }

    private static TOptions WithSettings<TOptions>(ServerSettings server, TOptions options)
        where TOptions : ServerOptions =>
        (TOptions)(
            options with
            {
                HealthAddress = server.HealthAddress,
                MetricsAddress = server.MetricsAddress,
                AdminAddress = server.AdminAddress,
                OtlpEndpoint = server.OtlpEndpoint,
                LogLevel = server.LogLevel,
                LogLevels = server.LogLevels,
                LogFormat = server.LogFormat,
            }
        );

    private static async Task<int> ServeClusterAsync(
        ParseResult arguments,
        BoundSettings settings,
        CancellationToken cancellationToken
    )
    {
        if (await Cluster.ReadAccessAsync(arguments, cancellationToken) is not { } access)
            return ExitCodes.Failed;
        var server = settings.Server;
        var translation = settings.Translation;
        if (translation.ControllerNamespace.Length == 0)
            translation = translation with { ControllerNamespace = access.Namespace };
        await using var serving = await ClusterServer.StartAsync(
            WithSettings(
                server,
                new ClusterServerOptions
                {
                    Access = access,
                    Api = Cluster.ReadBehaviour(arguments, server),
                    Lease = LeaseOf(server, access.Namespace),
                    XdsAddress = server.XdsAddress,
                    Xds = XdsChoice.ForCluster(settings, access.Namespace),
                    Settings = translation,
                }
            ),
            cancellationToken
        );
        var shutdown = serving.WaitForShutdownAsync(cancellationToken);
        var synced = serving.WaitUntilServingAsync(cancellationToken);
        if (await Task.WhenAny(synced, shutdown) == synced)
        {
            await synced;
            await ServedPrinter.PrintAsync(
                serving.Pipeline,
                serving.XdsAddress,
                $"{serving.Address}",
                settings.Translation
            );
        }
        await shutdown;
        return ExitCodes.Ok;
    }

    private static LeaseElectorOptions? LeaseOf(ServerSettings settings, string defaultNamespace)
    {
        if (!settings.LeaderElection)
            return null;
        var duration = TimeSpan.FromSeconds(settings.LeaseDuration);
        return new LeaseElectorOptions
        {
            Namespace = settings.LeaseNamespace.Length > 0 ? settings.LeaseNamespace : defaultNamespace,
            Name = settings.LeaseName,
            LeaseDuration = duration,
            RenewDeadline = duration * 2 / 3,
            RetryPeriod = duration * 2 / 15,
        };
    }

    /// <summary>What cannot be served where, as far as the message of an error tells.</summary>
    private static string DescribeEndpoint(ServerSettings settings, string message)
    {
        (string What, IPEndPoint? Where)[] endpoints =
        [
            ("health", settings.HealthAddress),
            ("metrics", settings.MetricsAddress),
            ("the admin port", settings.AdminAddress),
            ("xDS", settings.XdsAddress),
        ];
        var (what, where) = endpoints.FirstOrDefault(
            endpoint => endpoint.Where is { } address && message.Contains($"{address}", StringComparison.Ordinal),
            endpoints[^1]
        );
        return $"{what} cannot be served on {where}";
    }
}
