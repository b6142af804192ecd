// SPDX-License-Identifier: Apache-2.0

using Krt.Kubernetes.Api;
using Krt.Kubernetes.Api.Access;
using Krt.Kubernetes.Leases;
using Krt.Kubernetes.Statuses;
using Syncer.Host.Pipeline;

namespace Syncer.Host.Writing;

/// <summary>Writes what the syncer has to say back to the cluster, while it holds the lease, until it is disposed.</summary>
public sealed class ClusterWriter : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly ApiClient _writes;
    private readonly ApiClient _renewals;
    private readonly StatusWriter _statuses;

    private ClusterWriter(SyncerPipeline pipeline, ClusterAccess access, ClusterWriterOptions options)
    {
        _writes = new ApiClient(access, options.Api);
        _renewals = new ApiClient(access, options.Api);
        _statuses = new StatusWriter(
            pipeline.Engine,
            _writes,
            SyncerStatuses.Of(pipeline, options.Settings),
            new StatusWriterOptions { TimeProvider = options.Api.TimeProvider, LoggerFactory = options.LoggerFactory }
        );
        Completion = options.Lease is { } lease
            ? RunAsync(new LeaseElector(_renewals, lease with { LoggerFactory = options.LoggerFactory }))
            : _statuses.RunAsync(() => true, _stop.Token);
    }

    /// <summary>Ends when the writer is disposed, and fails when it cannot go on, as when the engine is gone.</summary>
    public Task Completion { get; }

    /// <summary>Whether this replica is the one that writes.</summary>
    public bool IsLeading { get; private set; }

    /// <summary>Starts to strive for the lease; nothing is written before every collection is synced.</summary>
    /// <param name="pipeline">What is written comes from here.</param>
    /// <param name="access">The cluster.</param>
    /// <param name="options">What to write, and when.</param>
    /// <exception cref="ArgumentException">The durations of the lease do not fit together.</exception>
    /// <exception cref="FormatException">The credentials cannot be used.</exception>
    public static ClusterWriter Start(SyncerPipeline pipeline, ClusterAccess access, ClusterWriterOptions options)
    {
        ArgumentNullException.ThrowIfNull(pipeline);
        ArgumentNullException.ThrowIfNull(access);
        ArgumentNullException.ThrowIfNull(options);
        return new ClusterWriter(pipeline, access, options);
    }

    /// <summary>Ends writing, then releases the lease.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await Completion.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _statuses.Dispose();
        _renewals.Dispose();
        _writes.Dispose();
        _stop.Dispose();
    }

    private Task RunAsync(LeaseElector elector) =>
        elector.RunAsync(
            async (leadership, lost) =>
            {
                IsLeading = true;
                try
                {
                    await _statuses.RunAsync(() => leadership.IsHeld, lost);
                }
                finally
                {
                    IsLeading = false;
                }
            },
            _stop.Token
        );
}
