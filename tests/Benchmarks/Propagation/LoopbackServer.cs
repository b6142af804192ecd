// SPDX-License-Identifier: Apache-2.0

using Benchmarks.Measuring;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Syncer.Host.Pipeline;
using Syncer.Translation;

namespace Benchmarks.Propagation;

/// <summary>The whole dataflow behind delta xDS on a free port of the loopback interface, fed by its sources alone.</summary>
internal sealed class LoopbackServer : IAsyncDisposable
{
    private readonly WebApplication _application;

    private LoopbackServer(WebApplication application) => _application = application;

    public SyncerPipeline Pipeline => _application.Services.GetRequiredService<SyncerPipeline>();

    public Uri Address => Loopback.AddressOf(_application);

    public static async Task<LoopbackServer> StartAsync(CancellationToken cancellationToken)
    {
        var builder = Loopback.CreateBuilder();
        builder.Services.AddSingleton(_ => new SyncerPipeline(new SyncerSettings()));
        builder.Services.AddDeltaXds(
            services => services.GetRequiredService<SyncerPipeline>().XdsResources,
            // One address stands for all proxies.
            xds => xds.MaxStreamsPerPeer = 100_000
        );
        var application = builder.Build();
        application.MapDeltaXds();
        await application.StartAsync(cancellationToken);
        return new LoopbackServer(application);
    }

    public async ValueTask DisposeAsync()
    {
        await _application.StopAsync();
        await _application.DisposeAsync();
    }
}
