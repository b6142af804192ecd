// SPDX-License-Identifier: Apache-2.0

using System.Diagnostics.Metrics;
using System.Net;
using Krt;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Syncer.Xds.Tests;

/// <summary>An engine with one collection of resources, and a server of it on a loopback port.</summary>
internal sealed class XdsTestHost : IAsyncDisposable
{
    private readonly WebApplication _application;

    private XdsTestHost(Settings settings)
    {
        Resources = Engine.Root.Source(
            new CollectionOptions<XdsResourceKey, XdsResource> { StartSynced = settings.StartSynced }
        );
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders().SetMinimumLevel(LogLevel.Debug);
        if (settings.KeepsLog)
            builder.Logging.AddProvider(Log);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.ConfigureXdsEndpoint(new IPEndPoint(IPAddress.Loopback, 0));
            if (settings.KeepAlive is { } interval)
                (kestrel.Limits.Http2.KeepAlivePingDelay, kestrel.Limits.Http2.KeepAlivePingTimeout) = (
                    interval,
                    interval
                );
        });
        builder.Services.AddDeltaXds(_ => Resources, settings.Configure);
        if (settings.KeepsLog)
            builder.Services.AddSingleton<IXdsRejectionObserver>(Rejections);
        settings.Services?.Invoke(builder.Services);
        _application = builder.Build();
        _application.MapDeltaXds();
    }

    public KrtEngine Engine { get; } = new();

    public SourceCollection<XdsResourceKey, XdsResource> Resources { get; }

    public RecordedRejections Rejections { get; } = new();

    public RecordedLog Log { get; } = new();

    public DeltaXdsServer Server => _application.Services.GetRequiredService<DeltaXdsServer>();

    /// <summary>What made the meters of this server.</summary>
    public IMeterFactory MeterFactory => _application.Services.GetRequiredService<IMeterFactory>();

    public Uri Address => new(_application.Urls.Single());

    public static async Task<XdsTestHost> StartAsync(params XdsResource[] rows) =>
        await StartAsync(new Settings(), rows);

    public static async Task<XdsTestHost> StartAsync(Settings settings, params XdsResource[] rows)
    {
        var host = new XdsTestHost(settings);
        await host.SetAsync(rows);
        await host._application.StartAsync();
        if (settings.StartSynced)
            await host.Server.Synced;
        return host;
    }

    /// <summary>Sets rows in one transaction and waits until the server has filed them.</summary>
    public Task SetAsync(params XdsResource[] rows) =>
        CommitAsync(transaction =>
        {
            foreach (var row in rows)
                transaction.Set(Resources, row);
        });

    public Task RemoveAsync(params XdsResource[] rows) =>
        CommitAsync(transaction =>
        {
            foreach (var row in rows)
                transaction.Remove(Resources, row.Key);
        });

    public async Task CommitAsync(Action<ITransaction> write)
    {
        await Engine.CommitAsync(write);
        await Engine.WhenSettledAsync();
    }

    public XdsTestStream Open() => new(Address);

    public DeltaXdsClient Client(NamespacedName gateway) =>
        new(new DeltaXdsClientOptions { Address = Address, Gateway = gateway });

    public Task StopAsync() => _application.StopAsync();

    public async ValueTask DisposeAsync()
    {
        await _application.DisposeAsync();
        await Engine.DisposeAsync();
    }

    internal sealed record Settings
    {
        public bool StartSynced { get; init; } = true;

        /// <summary>Whether what is logged is kept for the test to read.</summary>
        public bool KeepsLog { get; init; } = true;

        /// <summary>How long a connection may be silent, and how long it may take to answer then.</summary>
        public TimeSpan? KeepAlive { get; init; }

        public Action<DeltaXdsOptions>? Configure { get; init; }

        public Action<IServiceCollection>? Services { get; init; }
    }
}
