// SPDX-License-Identifier: Apache-2.0

using System.Diagnostics.Metrics;
using System.Net;
using Krt;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Syncer.Host.Admin;
using Syncer.Host.Inspection;
using Syncer.Host.Inspection.Overviews;
using Syncer.Host.Logging;
using Syncer.Host.Pipeline;
using Syncer.Host.Serving.Endpoints;
using Syncer.Host.Serving.Xds;
using Syncer.Host.Telemetry;
using Syncer.Host.Tls;
using Syncer.Xds;

namespace Syncer.Host.Serving;

/// <summary>The dataflow and the endpoints that serve it, without a source of objects.</summary>
internal sealed class ServerApplication : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly XdsServing _xds;
    private readonly (ServerPort Port, IPEndPoint Address)[] _ports;
    private IDisposable? _changes;

    /// <summary>Builds the application; it serves nothing until it is started.</summary>
    /// <param name="options">Where to serve.</param>
    /// <param name="xds">How to serve; disposed with the application.</param>
    /// <param name="missing">Names what is waited for, a line each; the server is ready when there is nothing.</param>
    /// <param name="isLeading">Whether this replica writes.</param>
    public ServerApplication(
        ServerOptions options,
        XdsServing xds,
        Func<IReadOnlyList<string>> missing,
        Func<bool> isLeading
    )
    {
        _xds = xds;
        _ports = [.. PortsOf(options)];
        // Empty: no file or variable changes what it serves, save those that settings are read from.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        var thresholds = new LogThresholds(options.LogLevel, options.LogLevels);
        if (options.ConfigureLogging is { } configure)
            configure(builder.Logging);
        else
            StandardErrorLogging.Configure(builder.Logging, thresholds, options.LogFormat);
        builder.WebHost.UseKestrelCore().ConfigureKestrel(Listen);
        var services = builder.Services;
        services.AddSingleton(thresholds);
        services.AddSingleton(provider => new SyncerPipeline(
            options.Settings,
            new KrtEngineOptions
            {
                LoggerFactory = provider.GetRequiredService<ILoggerFactory>(),
                MeterFactory = provider.GetRequiredService<IMeterFactory>(),
            }
        ));
        xds.AddTo(services);
        services.AddRoutingCore();
        services.AddSingleton(provider => new Readiness(
            provider.GetRequiredService<DeltaXdsServer>(),
            provider.GetRequiredService<IHostApplicationLifetime>(),
            missing
        ));
        services.AddSingleton(provider => new SyncerInspector(
            provider.GetRequiredService<SyncerPipeline>(),
            provider.GetRequiredService<DeltaXdsServer>()
        ));
        services.AddSingleton(provider => new OverviewReader(
            provider.GetRequiredService<SyncerInspector>(),
            () => provider.GetRequiredService<Readiness>().Missing,
            TimeProvider.System
        ));
        services.AddSingleton<GrpcHealth>();
        services.AddSingleton(provider => new ProgramMetrics(
            provider.GetRequiredService<IMeterFactory>(),
            () => provider.GetRequiredService<Readiness>().Missing.Count == 0,
            isLeading
        ));
        services.AddTelemetryExport(options.MetricsAddress is not null, options.OtlpEndpoint);
        _application = builder.Build();
        _application.UseAdminGuard();
        _application.UseSeparatePorts();
        _application.MapDeltaXds();
        _application.MapGrpcService<GrpcHealth>();
        _application.MapHealth(_application.Services.GetRequiredService<Readiness>());
        if (options.MetricsAddress is not null)
            _application.MapPrometheusScrapingEndpoint().OnPort(ServerPort.Metrics);
        _application.MapXdsAdmin().OnPort(ServerPort.Admin);
        _application.MapLogging().OnPort(ServerPort.Admin);
        _application.MapInspection(() => Source).OnPort(ServerPort.Admin);
        _application.MapAdminPage().OnPort(ServerPort.Admin);
        _application.Services.GetRequiredService<ProgramMetrics>();
    }

    /// <summary>What operators are told of where the objects come from.</summary>
    public ServedSource Source { get; set; } = new() { Description = "" };

    public SyncerPipeline Pipeline => _application.Services.GetRequiredService<SyncerPipeline>();

    /// <summary>Completes when streams are accepted.</summary>
    public Task Served => _application.Services.GetRequiredService<DeltaXdsServer>().Synced;

    public ILoggerFactory LoggerFactory => _application.Services.GetRequiredService<ILoggerFactory>();

    public IMeterFactory MeterFactory => _application.Services.GetRequiredService<IMeterFactory>();

    /// <summary>Where a port listens, if it does.</summary>
    public IPEndPoint? AddressOf(ServerPort port)
    {
        var index = Array.FindIndex(_ports, listening => listening.Port == port);
        return index < 0 ? null : IPEndPoint.Parse(new Uri(ListenedOn.ElementAt(index)).Authority);
    }

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
        UpdateHealthWhenSynced();
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

    private ICollection<string> ListenedOn =>
        _application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses;

    private static IEnumerable<(ServerPort, IPEndPoint)> PortsOf(ServerOptions options)
    {
        yield return (ServerPort.Xds, options.XdsAddress);
        if (options.HealthAddress is { } health)
            yield return (ServerPort.Health, health);
        if (options.MetricsAddress is { } metrics)
            yield return (ServerPort.Metrics, metrics);
        if (options.AdminAddress is { } admin)
            yield return (ServerPort.Admin, admin);
    }

    private void Listen(KestrelServerOptions kestrel)
    {
        foreach (var (port, address) in _ports)
        {
            if (port == ServerPort.Xds)
                kestrel.ConfigureXdsEndpoint(address, listen => _xds.Configure(listen.For(port)));
            else
                kestrel.Listen(address, listen => listen.For(port).Protocols = HttpProtocols.Http1);
        }
    }

    private void UpdateHealthWhenSynced()
    {
        var health = _application.Services.GetRequiredService<GrpcHealth>();
        _ = _application
            .Services.GetRequiredService<DeltaXdsServer>()
            .Synced.ContinueWith(
                _ => health.Update(),
                CancellationToken.None,
                TaskContinuationOptions.OnlyOnRanToCompletion,
                TaskScheduler.Default
            );
    }
}
