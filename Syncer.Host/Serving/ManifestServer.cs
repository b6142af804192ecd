// SPDX-License-Identifier: Apache-2.0

using System.Net;
using Krt.Kubernetes.Manifests;
using Syncer.Host.Inspection.Overviews;
using Syncer.Host.Jwks;
using Syncer.Host.Pipeline;
using Syncer.Host.Serving.Endpoints;
using Syncer.Host.Serving.Xds;
using Syncer.Translation.Policies.Jwks;

namespace Syncer.Host.Serving;

/// <summary>Serves the configuration made of watched manifests over delta xDS. No cluster is needed.</summary>
public sealed class ManifestServer : IAsyncDisposable
{
    private readonly ServerApplication _application;
    private readonly ManifestSource _source;
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _keySets;

    private ManifestServer(ServerApplication application, ManifestSource source, ManifestServerOptions options)
    {
        _application = application;
        _source = source;
        var store = new MemoryKeySetStore(Pipeline.FetchedKeySets, KeySetConfigMaps.NamespaceOf(options.Settings));
        _keySets = KeySetKeeper
            .Of(Pipeline, store, options.TimeProvider, application.LoggerFactory)
            .RunAsync(() => true, _stop.Token);
    }

    /// <summary>The dataflow that is served.</summary>
    public SyncerPipeline Pipeline => _application.Pipeline;

    /// <summary>Where delta xDS is served.</summary>
    public IPEndPoint XdsAddress => _application.AddressOf(ServerPort.Xds)!;

    /// <summary>Where health is served, if it is.</summary>
    public IPEndPoint? HealthAddress => _application.AddressOf(ServerPort.Health);

    /// <summary>Where metrics are served, if they are.</summary>
    public IPEndPoint? MetricsAddress => _application.AddressOf(ServerPort.Metrics);

    /// <summary>Where operators look in, if they can.</summary>
    public IPEndPoint? AdminAddress => _application.AddressOf(ServerPort.Admin);

    /// <summary>Reads the manifests, then starts to serve; streams find the complete configuration from the start.</summary>
    /// <exception cref="IOException">The address is in use or cannot be bound.</exception>
    /// <exception cref="ArgumentException">Standard input is among the manifests.</exception>
    public static async Task<ManifestServer> StartAsync(
        ManifestServerOptions options,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(options);
        var application = new ServerApplication(
            options,
            new XdsServing(options.Xds, options.Settings.ControllerName),
            missing: () => [],
            isLeading: () => false
        );
        ManifestSource? source = null;
        try
        {
            source = await ManifestSource.WatchAsync(
                application.Pipeline.Engine,
                application.Pipeline.Sources,
                options.Manifests,
                new ManifestSourceOptions { OnProblem = options.OnProblem },
                cancellationToken
            );
            application.Source = new ServedSource
            {
                Description = string.Join(", ", options.Manifests),
                Problems = () =>
                    [
                        .. source.Problems.Select(problem => new InputProblem(
                            problem.Severity == ProblemSeverity.Error,
                            $"{problem}"
                        )),
                    ],
            };
            await application.StartAsync(cancellationToken);
            return new ManifestServer(application, source, options);
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
    public Task WaitForShutdownAsync(CancellationToken cancellationToken) =>
        _application.WaitForShutdownAsync(Task.WhenAny(_source.Completion, _keySets).Unwrap(), cancellationToken);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _keySets.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
        await _source.DisposeAsync();
        await _application.DisposeAsync();
    }
}
