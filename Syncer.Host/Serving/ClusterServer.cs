// SPDX-License-Identifier: Apache-2.0

using System.Net;
using Krt.Kubernetes.Api;
using Krt.Kubernetes.Cluster;
using Syncer.Host.Inspection.Overviews;
using Syncer.Host.Pipeline;
using Syncer.Host.Serving.Endpoints;
using Syncer.Host.Serving.Xds;
using Syncer.Host.Writing;

namespace Syncer.Host.Serving;

/// <summary>
/// Serves the configuration made of the objects of a cluster over delta xDS, and writes their statuses while it leads.
/// </summary>
/// <remarks>It listens at once, and refuses streams as unavailable until the objects of every kind are known.</remarks>
public sealed class ClusterServer : IAsyncDisposable
{
    private readonly ApiClient _api;
    private readonly ServerApplication _application;
    private ClusterSource? _source;
    private ClusterWriter? _writer;

    private ClusterServer(ClusterServerOptions options)
    {
        _api = new ApiClient(options.Access, options.Api);
        _application = new ServerApplication(
            options,
            new XdsServing(options.Xds, options.Settings.ControllerName, options.Access, options.Api),
            DescribeMissing,
            () => IsLeading
        );
    }

    /// <summary>The address of the API server.</summary>
    public Uri Address => _api.Server;

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

    /// <summary>Where the objects come from.</summary>
    public ClusterSource Source => _source!;

    /// <summary>Starts to listen and to follow the cluster.</summary>
    /// <exception cref="IOException">An address is in use or cannot be bound.</exception>
    /// <exception cref="FormatException">The credentials cannot be used.</exception>
    public static async Task<ClusterServer> StartAsync(
        ClusterServerOptions options,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(options);
        var server = new ClusterServer(options);
        try
        {
            await server._application.StartAsync(cancellationToken);
            server._source = ClusterSource.Start(
                server.Pipeline.Engine,
                server.Pipeline.Sources,
                server._api,
                options.Following with
                {
                    Follows = kind => SyncerKinds.IsFollowed(kind, options.Settings),
                    LoggerFactory = server._application.LoggerFactory,
                }
            );
            server._application.Source = new ServedSource
            {
                Description = $"{server.Address}",
                KindStates = () => server.Source.States,
                IsLeading = () => options.WritesStatus ? server.IsLeading : null,
            };
            if (options.WritesStatus)
                server._writer = ClusterWriter.Start(
                    server.Pipeline,
                    options.Access,
                    new ClusterWriterOptions
                    {
                        Settings = options.Settings,
                        Api = options.Api,
                        Lease = options.Lease,
                        LoggerFactory = server._application.LoggerFactory,
                    }
                );
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Whether this replica is the one that writes.</summary>
    public bool IsLeading => _writer is { IsLeading: true };

    /// <summary>Waits until the objects of every kind are known and served, or until the process is asked to end.</summary>
    public Task WaitUntilServingAsync(CancellationToken cancellationToken) =>
        _application.Served.WaitAsync(cancellationToken);

    /// <summary>Waits until the process is asked to end; fails when the cluster cannot be followed any more.</summary>
    public Task WaitForShutdownAsync(CancellationToken cancellationToken) =>
        _application.WaitForShutdownAsync(
            Task.WhenAny(Source.Completion, _writer?.Completion ?? Source.Completion).Unwrap(),
            cancellationToken
        );

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        // First of all, so that another replica may go on writing.
        if (_writer is not null)
            await _writer.DisposeAsync();
        if (_source is not null)
            await _source.DisposeAsync();
        await _application.DisposeAsync();
        _api.Dispose();
    }

    private IReadOnlyList<string> DescribeMissing() =>
        _source is null
            ? ["not started"]
            : [.. _source.States.Where(state => !state.IsListed).Select(state => $"not listed: {state}")];
}
