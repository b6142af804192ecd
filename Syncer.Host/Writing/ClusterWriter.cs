// SPDX-License-Identifier: Apache-2.0

using Krt.Kubernetes.Api;
using Krt.Kubernetes.Api.Access;
using Krt.Kubernetes.Leases;
using Krt.Kubernetes.Statuses;
using Syncer.Host.Jwks;
using Syncer.Host.Pipeline;
using Syncer.Translation.Policies.Jwks;

namespace Syncer.Host.Writing;

/// <summary>Writes what the syncer has to say back to the cluster, while it holds the lease, until it is disposed.</summary>
public sealed class ClusterWriter : IAsyncDisposable
{
    // Spec backends-policies JW-13.
    private const int KeySetWritesPerSecond = 10;

    private readonly CancellationTokenSource _stop = new();
    private readonly ApiClient _writes;
    private readonly ApiClient _renewals;
    private readonly StatusWriter _statuses;
    private readonly GatewayClassWriter _classes;
    private readonly ApiClient _keySetWrites;
    private readonly KeySetKeeper _keySets;

    private ClusterWriter(SyncerPipeline pipeline, ClusterAccess access, ClusterWriterOptions options)
    {
        _writes = new ApiClient(access, options.Api);
        _renewals = new ApiClient(access, options.Api);
        _statuses = new StatusWriter(
            pipeline.Engine,
            _writes,
            SyncerStatuses.Of(pipeline, options.Settings),
            new StatusWriterOptions
            {
                FieldManager = options.Settings.ControllerName,
                TimeProvider = options.Api.TimeProvider,
                LoggerFactory = options.LoggerFactory,
            }
        );
        _classes = new GatewayClassWriter(pipeline, _writes, options);
        _keySetWrites = new ApiClient(
            access,
            options.Api with
            {
                QueriesPerSecond = KeySetWritesPerSecond,
                Burst = KeySetWritesPerSecond,
            }
        );
        _keySets = KeySetKeeper.Of(
            pipeline,
            new ClusterKeySetStore(_keySetWrites, KeySetConfigMaps.NamespaceOf(options.Settings)),
            options.Api.TimeProvider,
            options.LoggerFactory
        );
        Completion = options.Lease is { } lease
            ? new LeaseElector(_renewals, lease with { LoggerFactory = options.LoggerFactory }).RunAsync(
                (leadership, lost) => WriteAsync(() => leadership.IsHeld, lost),
                _stop.Token
            )
            : WriteAsync(() => true, _stop.Token);
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
        _keySetWrites.Dispose();
        _renewals.Dispose();
        _writes.Dispose();
        _stop.Dispose();
    }

    private async Task WriteAsync(Func<bool> mayWrite, CancellationToken cancellationToken)
    {
        IsLeading = true;
        try
        {
            using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            Task[] writers =
            [
                _statuses.RunAsync(mayWrite, end.Token),
                _classes.RunAsync(mayWrite, end.Token),
                _keySets.RunAsync(mayWrite, end.Token),
            ];
            await Task.WhenAny(writers);
            await end.CancelAsync();
            await Task.WhenAll(writers);
        }
        finally
        {
            IsLeading = false;
        }
    }
}
