// SPDX-License-Identifier: Apache-2.0

using System.Net;
using System.Text.Json;
using Krt.Kubernetes.Api;
using Krt.Kubernetes.Cluster.Definitions;
using Krt.Kubernetes.Cluster.Watching;
using Microsoft.Extensions.Logging;

namespace Krt.Kubernetes.Cluster;

/// <summary>Lists the objects of a kind, then watches what becomes of them, for as long as it runs.</summary>
/// <remarks>
/// Whatever breaks a watch, it goes on from the version it had come to. Where that is not possible the objects are listed
/// again, and what differs from before is all that changes.
/// </remarks>
internal sealed partial class KindFollower
{
    // A server that answers this often without anything new has lost the version that the watch is to go on from.
    private const int MostFruitlessWatches = 3;

    private static readonly TimeSpan ShortestWatch = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan AbsenceCheck = TimeSpan.FromMinutes(1);

    private readonly KubernetesKind _kind;
    private readonly RowSink _sink;
    private readonly Definition? _definition;
    private readonly TimeProvider _time;
    private readonly ILogger _log;
    private readonly ObjectsReader _objects;
    private readonly WatchBatch _batch;
    private readonly RetryDelay _retry;
    private volatile FollowerState _state = new(KindPhase.Listing, IsListed: false, Problem: null);
    private string? _resourceVersion;
    private int _fruitless;

    /// <summary>Creates a follower; it does nothing until it runs.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="api">The server.</param>
    /// <param name="sink">Where rows go.</param>
    /// <param name="definition">What is known of the definition of a kind that is not built in.</param>
    /// <param name="options">How to follow.</param>
    /// <param name="log">Where problems are told.</param>
    public KindFollower(
        KubernetesKind kind,
        ApiClient api,
        RowSink sink,
        Definition? definition,
        ClusterSourceOptions options,
        ILogger log
    )
    {
        _kind = kind;
        _sink = sink;
        _definition = definition;
        _time = options.TimeProvider;
        _log = log;
        var decoder = new RowDecoder(kind, (key, reason) => CannotDecode(log, kind.Kind, key, reason));
        var requests = new ObjectsRequest(kind, metadataOnly: kind.RowType == typeof(DefinitionMetadata));
        _objects = new ObjectsReader(kind, api, requests, decoder, options);
        _batch = new WatchBatch(decoder);
        _retry = new RetryDelay(options.MinRetryDelay, options.MaxRetryDelay);
    }

    /// <summary>What is being done; may be read from any thread.</summary>
    public FollowerState State => _state;

    /// <summary>Runs until it is cancelled.</summary>
    /// <exception cref="SinkGoneException">There is nothing any more to write to.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            while (true)
                await FollowOnceAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Stopped.
        }
    }

    private async Task FollowOnceAsync(CancellationToken cancellationToken)
    {
        var lifetime = _definition?.Lifetime ?? CancellationToken.None;
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, lifetime);
        try
        {
            await FollowAsync(either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
            when (lifetime.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            _resourceVersion = null;
        }
        catch (Exception e) when (e is not (OperationCanceledException or SinkGoneException))
        {
            await RecoverAsync(e, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task FollowAsync(CancellationToken cancellationToken)
    {
        var opened = _time.GetTimestamp();
        if (_resourceVersion is { } resourceVersion)
        {
            await using var resumed = await _objects
                .WatchAsync(resourceVersion, cancellationToken)
                .ConfigureAwait(false);
            await WatchAsync(resumed, opened, cancellationToken).ConfigureAwait(false);
            return;
        }
        var definitionChanged = _definition?.Changed;
        if (_state.Phase == KindPhase.Watching)
            Enter(KindPhase.Listing);
        var listing = await _objects.ListAsync(cancellationToken).ConfigureAwait(false);
        if (listing is null)
        {
            await WaitForDefinitionAsync(definitionChanged!, cancellationToken).ConfigureAwait(false);
            return;
        }
        await using var stream = listing.Stream;
        _state = _state with { IsListed = true };
        using (FollowerTracing.BeginList(_kind, listing.Rows.Count))
            await _sink.ReplaceAsync(listing.Rows, cancellationToken).ConfigureAwait(false);
        _resourceVersion = listing.ResourceVersion;
        Succeed();
        if (stream is not null)
            await WatchAsync(stream, opened, cancellationToken).ConfigureAwait(false);
    }

    private async Task WatchAsync(WatchStream stream, long opened, CancellationToken cancellationToken)
    {
        var isFruitless = true;
        Enter(KindPhase.Watching);
        while (await stream.ReadAsync(_batch, cancellationToken).ConfigureAwait(false))
        {
            if (_batch.IsEmpty)
                continue;
            if (_batch.Changes.Count > 0)
            {
                using var activity = FollowerTracing.BeginWatch(_kind, _batch);
                await _sink.ApplyAsync(_batch.Changes, _batch.ArrivedAt, cancellationToken).ConfigureAwait(false);
            }
            _resourceVersion = _batch.ResourceVersion ?? _resourceVersion;
            isFruitless = false;
            Succeed();
        }
        if (isFruitless && _time.GetElapsedTime(opened) < ShortestWatch)
            throw new IOException("the server closes the watch at once");
        Succeed();
    }

    private async Task WaitForDefinitionAsync(Task changed, CancellationToken cancellationToken)
    {
        Enter(KindPhase.Absent);
        _state = _state with { IsListed = true };
        await _sink.ReplaceAsync([], cancellationToken).ConfigureAwait(false);
        // A definition that exists is not served yet; nothing may tell when it is.
        var delay = _definition!.Exists ? _retry.Next(null) : AbsenceCheck;
        await changed.WaitAsync(delay, _time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task RecoverAsync(Exception failure, CancellationToken cancellationToken)
    {
        if (failure is ApiException { IsExpired: true } or JsonException)
        {
            var isFirst = _resourceVersion is not null;
            _resourceVersion = null;
            if (isFirst)
            {
                Expired(_log, _kind, failure.Message);
                return;
            }
        }
        // A server that cannot be reached has told nothing about the version.
        if (failure is not (HttpRequestException or TimeoutException) && ++_fruitless >= MostFruitlessWatches)
            _resourceVersion = null;
        Fail(failure);
        if (failure is ApiException { Code: HttpStatusCode.Forbidden })
            await _sink.DenyAsync(cancellationToken).ConfigureAwait(false);
        var delay = _retry.Next((failure as ApiException)?.RetryAfter);
        await Task.Delay(delay, _time, cancellationToken).ConfigureAwait(false);
    }

    private void Enter(KindPhase phase)
    {
        var before = _state;
        _state = before with { Phase = phase, Problem = null };
        if (before.Phase == KindPhase.Failing)
            Recovered(_log, _kind);
        else if (phase == KindPhase.Absent && before.Phase != phase)
            Absent(_log, _kind);
    }

    private void Fail(Exception failure)
    {
        var problem = failure is ApiException or IOException or HttpRequestException or TimeoutException
            ? failure.Message
            : $"{failure.GetType().Name}: {failure.Message}";
        if (_state.Problem != problem)
            Failing(_log, _kind, problem);
        _state = _state with { Phase = KindPhase.Failing, Problem = problem };
    }

    private void Succeed()
    {
        _retry.Reset();
        _fruitless = 0;
    }
}
