// SPDX-License-Identifier: Apache-2.0

using System.Net;
using Krt;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Syncer.Host.Logging;
using Syncer.Host.Pipeline;
using Syncer.Host.Serving.Xds;
using Syncer.Host.Tls;

namespace Syncer.Host.Serving;

/// <summary>The dataflow and the endpoints that serve it, without a source of objects.</summary>
internal sealed class ServerApplication : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly XdsServing _xds;
    private IDisposable? _changes;

    /// <summary>Builds the application; it serves nothing until it is started.</summary>
    /// <param name="options">Where to serve.</param>
    /// <param name="xds">How to serve; disposed with the application.</param>
    /// <param name="missing">Names what is waited for, a line each; the server is ready when there is nothing.</param>
    public ServerApplication(ServerOptions options, XdsServing xds, Func<IReadOnlyList<string>> missing)
    {
        _xds = xds;
        // Empty: no file or variable changes what it serves, save those that settings are read from.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        var thresholds = new LogThresholds(options.LogLevel, options.LogLevels);
        builder.Services.AddSingleton(thresholds);
        if (options.ConfigureLogging is { } configure)
            configure(builder.Logging);
        else
            StandardErrorLogging.Configure(builder.Logging, thresholds, options.LogFormat);
        builder
            .WebHost.UseKestrelCore()
            .ConfigureKestrel(kestrel =>
            {
                kestrel.ConfigureXdsEndpoint(options.XdsAddress, xds.Configure);
                if (options.HealthAddress is { } health)
                    kestrel.Listen(health, listen => listen.Protocols = HttpProtocols.Http1);
            });
        builder.Services.AddSingleton(services => new SyncerPipeline(
            options.Settings,
            new KrtEngineOptions { LoggerFactory = services.GetRequiredService<ILoggerFactory>() }
        ));
        xds.AddTo(builder.Services);
        builder.Services.AddRoutingCore();
        _application = builder.Build();
        _application.MapDeltaXds();
        if (options.HealthAddress is not null)
            HealthEndpoints.Map(_application, missing);
    }

    public SyncerPipeline Pipeline => _application.Services.GetRequiredService<SyncerPipeline>();

    public ILoggerFactory LoggerFactory => _application.Services.GetRequiredService<ILoggerFactory>();

    /// <summary>Where delta xDS is served, then where health is.</summary>
    public IReadOnlyList<IPEndPoint> Addresses =>
        [
            .. _application
                .Services.GetRequiredService<IServer>()
                .Features.Get<IServerAddressesFeature>()!
                .Addresses.Select(address => IPEndPoint.Parse(new Uri(address).Authority)),
        ];

    /// <summary>Listens.</summary>
    /// <exception cref="IOException">An address is in use or cannot be bound, or a key set cannot be read.</exception>
    /// <exception cref="CertificateException">There is no certificate that can be served.</exception>
    /// <exception cref="FormatException">A key set cannot be used.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await _xds.StartAsync(_application.Services, cancellationToken);
        await _application.StartAsync(cancellationToken);
        _changes = Pipeline
            .XdsResources.Connect()
            .Subscribe(new PublicationLog(LoggerFactory.CreateLogger<PublicationLog>()));
    }

    /// <summary>Waits until the process is asked to end; fails when the source of objects does.</summary>
    public async Task WaitForShutdownAsync(Task source, CancellationToken cancellationToken) =>
        await await Task.WhenAny(_application.WaitForShutdownAsync(cancellationToken), source);

    public async ValueTask DisposeAsync()
    {
        _changes?.Dispose();
        await _application.StopAsync();
        await _application.DisposeAsync();
        await _xds.DisposeAsync();
    }
}
