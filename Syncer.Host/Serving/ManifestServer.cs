// SPDX-License-Identifier: Apache-2.0

using System.Net;
using Krt;
using Krt.Kubernetes.Manifests;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Logging.Console;
using Syncer.Host.Pipeline;

namespace Syncer.Host.Serving;

/// <summary>Serves the configuration made of watched manifests over delta xDS. No cluster is needed.</summary>
public sealed class ManifestServer : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly ManifestSource _source;
    private readonly IDisposable _changes;

    private ManifestServer(WebApplication application, ManifestSource source)
    {
        _application = application;
        _source = source;
        _changes = Pipeline
            .XdsResources.Connect()
            .Subscribe(new PublicationLog(application.Services.GetRequiredService<ILogger<ManifestServer>>()));
    }

    /// <summary>The dataflow that is served.</summary>
    public SyncerPipeline Pipeline => _application.Services.GetRequiredService<SyncerPipeline>();

    /// <summary>Where delta xDS is served.</summary>
    public IPEndPoint XdsAddress =>
        IPEndPoint.Parse(
            new Uri(
                _application
                    .Services.GetRequiredService<IServer>()
                    .Features.Get<IServerAddressesFeature>()!
                    .Addresses.Single()
            ).Authority
        );

    /// <summary>Reads the manifests, then starts to serve; streams find the complete configuration from the start.</summary>
    /// <exception cref="IOException">The address is in use or cannot be bound.</exception>
    /// <exception cref="ArgumentException">Standard input is among the manifests.</exception>
    public static async Task<ManifestServer> StartAsync(
        ManifestServerOptions options,
        CancellationToken cancellationToken = default
    )
    {
        var application = Build(options);
        ManifestSource? source = null;
        try
        {
            var pipeline = application.Services.GetRequiredService<SyncerPipeline>();
            source = await ManifestSource.WatchAsync(
                pipeline.Engine,
                pipeline.Sources,
                options.Manifests,
                new ManifestSourceOptions { OnProblem = options.OnProblem },
                cancellationToken
            );
            application.MapDeltaXds();
            await application.StartAsync(cancellationToken);
            return new ManifestServer(application, source);
        }
        catch
        {
            if (source is not null)
                await source.DisposeAsync();
            await application.DisposeAsync();
            throw;
        }
    }

    /// <summary>Waits until the process is asked to end; fails when the manifests cannot be followed any more.</summary>
    public async Task WaitForShutdownAsync(CancellationToken cancellationToken) =>
        await await Task.WhenAny(_application.WaitForShutdownAsync(cancellationToken), _source.Completion);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _changes.Dispose();
        await _source.DisposeAsync();
        await _application.StopAsync();
        await _application.DisposeAsync();
    }

    private static WebApplication Build(ManifestServerOptions options)
    {
        // Empty: no file or variable of the environment it happens to be started in changes what it serves.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        if (options.ConfigureLogging is { } configure)
            configure(builder.Logging);
        else
            LogToStandardError(builder.Logging);
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.ConfigureXdsEndpoint(options.XdsAddress));
        builder.Services.AddSingleton(services => new SyncerPipeline(
            options.Settings,
            new KrtEngineOptions { LoggerFactory = services.GetRequiredService<ILoggerFactory>() }
        ));
        builder.Services.AddDeltaXds(services => services.GetRequiredService<SyncerPipeline>().XdsResources);
        return builder.Build();
    }

    private static void LogToStandardError(ILoggingBuilder logging)
    {
        // A start that fails is told once, by whoever started it.
        logging
            .AddFilter("Microsoft", LogLevel.Warning)
            .AddFilter("Microsoft.Extensions.Hosting", LogLevel.None)
            .AddFilter("Grpc", LogLevel.Warning);
        logging.AddSimpleConsole(console =>
        {
            console.SingleLine = true;
            console.TimestampFormat = "HH:mm:ss.fff ";
            console.UseUtcTimestamp = true;
            console.ColorBehavior = LoggerColorBehavior.Disabled;
        });
        logging.Services.Configure<ConsoleLoggerOptions>(console =>
            console.LogToStandardErrorThreshold = LogLevel.Trace
        );
    }
}
