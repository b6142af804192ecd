// SPDX-License-Identifier: Apache-2.0

using Krt;
using Microsoft.Extensions.Logging.Abstractions;
using Syncer.Host.Pipeline;
using Syncer.Translation.Policies.Jwks;

namespace Syncer.Host.Jwks;

/// <summary>
/// Fetches the key sets that are asked for, again and again, and keeps the last good one of each in the store, for as long
/// as it runs (spec backends-policies JW-8 to JW-13). What nobody asks for any more is deleted.
/// </summary>
internal sealed class KeySetKeeper
{
    private readonly IKrtCollection<string, JwksRequest> _requests;
    private readonly IKrtCollection<NamespacedName, StoredKeySet> _stored;
    private readonly JwksClient _client;
    private readonly IKeySetStore _store;
    private readonly KeySetKeeperOptions _options;
    private readonly ILogger _log;

    /// <summary>Creates a keeper; it does nothing before it runs.</summary>
    /// <param name="requests">What is needed.</param>
    /// <param name="stored">What the store holds.</param>
    /// <param name="client">Fetches.</param>
    /// <param name="store">Keeps.</param>
    /// <param name="options">How often.</param>
    public KeySetKeeper(
        IKrtCollection<string, JwksRequest> requests,
        IKrtCollection<NamespacedName, StoredKeySet> stored,
        JwksClient client,
        IKeySetStore store,
        KeySetKeeperOptions? options = null
    )
    {
        (_requests, _stored, _client, _store) = (requests, stored, client, store);
        _options = options ?? new KeySetKeeperOptions();
        _log = (ILogger?)_options.LoggerFactory?.CreateLogger<KeySetKeeper>() ?? NullLogger.Instance;
    }

    /// <summary>Keeps what a pipeline needs.</summary>
    public static KeySetKeeper Of(
        SyncerPipeline pipeline,
        IKeySetStore store,
        TimeProvider time,
        ILoggerFactory? loggerFactory
    ) =>
        new(
            pipeline.Outputs.KeySetRequests,
            pipeline.Outputs.StoredKeySets,
            new JwksClient(new JwksClientOptions { TimeProvider = time }),
            store,
            new KeySetKeeperOptions { TimeProvider = time, LoggerFactory = loggerFactory }
        );

    /// <summary>
    /// Fetches and writes until it is cancelled; when the task ends no request is under way. It may run again, but not twice
    /// at once. Nothing is fetched or deleted before both collections are synced.
    /// </summary>
    /// <param name="mayWrite">Asked right before every write; cancellation is to follow when it says no.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task RunAsync(Func<bool> mayWrite, CancellationToken cancellationToken)
    {
        try
        {
            await Task.WhenAll(_requests.Synced, _stored.Synced).WaitAsync(cancellationToken);
            await using var run = new KeySetRun(_client, _store, _options, _log, mayWrite);
            await run.FollowAsync(_requests, _stored, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Stopped.
        }
    }
}
