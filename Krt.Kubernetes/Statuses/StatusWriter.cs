// SPDX-License-Identifier: Apache-2.0

using System.Buffers;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Krt.Kubernetes.Api;
using Krt.Kubernetes.Statuses.Writing;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Krt.Kubernetes.Statuses;

/// <summary>
/// Makes the statuses in the cluster what they should be, for as long as it runs: it writes the difference, through the status
/// subresource, and nothing where there is none.
/// </summary>
/// <remarks>
/// A write names the version of the object it was made for, so it never undoes what somebody else wrote meanwhile: the server
/// refuses it, and it is made again for the newer version once that is observed. Objects are independent of each other; the
/// newest state of an object follows the write that is under way. Objects of earlier targets have precedence.
/// </remarks>
public sealed partial class StatusWriter : IDisposable
{
    private readonly KrtEngine _engine;
    private readonly ApiClient _api;
    private readonly IReadOnlyList<StatusTarget> _targets;
    private readonly StatusWriterOptions _options;
    private readonly StatusTelemetry _telemetry;
    private readonly ILogger _log;

    /// <summary>Creates a writer; it does nothing before it runs.</summary>
    /// <param name="engine">The engine of the collections.</param>
    /// <param name="api">The server; how fast it may be written to is the client's to limit.</param>
    /// <param name="targets">What is written.</param>
    /// <param name="options">How it is written.</param>
    public StatusWriter(
        KrtEngine engine,
        ApiClient api,
        IReadOnlyList<StatusTarget> targets,
        StatusWriterOptions? options = null
    )
    {
        ArgumentNullException.ThrowIfNull(engine);
        ArgumentNullException.ThrowIfNull(api);
        ArgumentNullException.ThrowIfNull(targets);
        _options = options ?? new StatusWriterOptions();
        (_engine, _api, _targets) = (engine, api, targets);
        _telemetry = new StatusTelemetry(_options.MeterFactory);
        _log = (ILogger?)_options.LoggerFactory?.CreateLogger<StatusWriter>() ?? NullLogger.Instance;
    }

    /// <summary>
    /// Writes until it is cancelled; when the task ends no request is under way. It may run again, but not twice at once.
    /// </summary>
    /// <param name="mayWrite">Asked right before every write; cancellation is to follow when it says no.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="ObjectDisposedException">The engine was disposed.</exception>
    public async Task RunAsync(Func<bool> mayWrite, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(mayWrite);
        using var queue = new StatusQueue(_options);
        _telemetry.Queue = queue;
        await using var scope = _engine.CreateScope("Statuses");
        var subscriptions = new List<IDisposable>();
        try
        {
            foreach (var (priority, target) in _targets.Index())
                subscriptions.Add(target.Connect(scope, changes => Offer(queue, target, priority, changes)));
            await Task.WhenAll(
                    Enumerable
                        .Range(0, _options.Concurrency)
                        .Select(_ =>
                            Task.Run(() => WorkAsync(queue, mayWrite, cancellationToken), CancellationToken.None)
                        )
                )
                .ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Stopped.
        }
        finally
        {
            foreach (var subscription in subscriptions)
                subscription.Dispose();
            _telemetry.Queue = null;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _telemetry.Dispose();

    private static void Offer(StatusQueue queue, StatusTarget target, int priority, IEnumerable<StatusChange> changes)
    {
        foreach (var change in changes)
            queue.Offer(target, priority, change);
    }

    private async Task WorkAsync(StatusQueue queue, Func<bool> mayWrite, CancellationToken cancellationToken)
    {
        while (true)
        {
            var (work, change) = await queue.TakeAsync(cancellationToken).ConfigureAwait(false);
            var outcome = await TryWriteAsync(work, change, mayWrite, cancellationToken).ConfigureAwait(false);
            queue.Complete(work, change.Observed!.ResourceVersion, outcome);
        }
    }

    private async Task<StatusOutcome> TryWriteAsync(
        StatusWork work,
        StatusChange change,
        Func<bool> mayWrite,
        CancellationToken cancellationToken
    )
    {
        var kind = work.Target.Kind;
        try
        {
            if (change.IsUnexplored)
            {
                var ours = await ExploreAsync(kind, change, cancellationToken).ConfigureAwait(false);
                if (ours is null)
                    return new StatusOutcome.Outdated();
                change = change with { Abandoned = () => ours };
            }
            if (Merge(work.Target, change) is not { } status)
                return new StatusOutcome.Unchanged();
            if (!mayWrite())
                await Task.Delay(Timeout.InfiniteTimeSpan, _options.TimeProvider, cancellationToken)
                    .ConfigureAwait(false);
            var version = await WriteAsync(kind, change.Observed!, status, cancellationToken).ConfigureAwait(false);
            _telemetry.Count(kind, "written");
            work.ReportedFailure = null;
            return new StatusOutcome.Written(version);
        }
        catch (ApiException e) when (e.IsConflict || e.IsNotFound)
        {
            _telemetry.Count(kind, "outdated");
            return new StatusOutcome.Outdated();
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            _telemetry.Count(kind, "failed");
            if (work.ReportedFailure != e.Message)
                Failed(_log, kind.Kind, change.Key, e.Message);
            work.ReportedFailure = e.Message;
            return new StatusOutcome.Failed((e as ApiException)?.RetryAfter);
        }
    }

    /// <summary>What is ours of a status, or null where it is not the newest one.</summary>
    private async Task<JsonObject?> ExploreAsync(
        KubernetesKind kind,
        StatusChange change,
        CancellationToken cancellationToken
    )
    {
        var live = change.Observed!.ReadJson();
        return live.Count == 0
            ? live
            : await StatusOwnership
                .ReadAsync(_api, kind, change.Observed, live, _options.FieldManager, cancellationToken)
                .ConfigureAwait(false);
    }

    /// <summary>The status to write, or null when it is there.</summary>
    private JsonObject? Merge(StatusTarget target, StatusChange change)
    {
        var live = change.Observed!.ReadJson();
        var now = _options.TimeProvider.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        var merged = change.Desired is { } desired
            ? target.Merge.Apply(live, desired(), now)
            : target.Merge.Remove(live, change.Abandoned?.Invoke());
        return JsonNode.DeepEquals(live, merged) ? null : merged;
    }

    private async Task<string> WriteAsync(
        KubernetesKind kind,
        ObservedStatus observed,
        JsonObject status,
        CancellationToken cancellationToken
    )
    {
        var apiVersion = observed.ApiVersion.Length > 0 ? observed.ApiVersion : kind.ApiVersion;
        var body = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(body))
        {
            writer.WriteStartObject();
            writer.WriteString("apiVersion", apiVersion);
            writer.WriteString("kind", kind.Kind);
            writer.WriteStartObject("metadata");
            writer.WriteString("name", observed.Key.Name);
            if (kind.Scope == KindScope.Namespaced)
                writer.WriteString("namespace", observed.Key.Namespace);
            writer.WriteString("resourceVersion", observed.ResourceVersion);
            writer.WriteEndObject();
            writer.WritePropertyName("status");
            status.WriteTo(writer);
            writer.WriteEndObject();
        }
        var path = kind.PathOf(observed.Key, "status", observed.VersionIn(kind));
        var request = ApiRequest.Put(
            $"{path}?fieldManager={Uri.EscapeDataString(_options.FieldManager)}",
            body.WrittenMemory
        );
        var answer = await _api.SendAsync(request, cancellationToken).ConfigureAwait(false);
        return ObservedStatus.Read(observed.Key, answer.Span).ResourceVersion;
    }

    [LoggerMessage(
        1,
        LogLevel.Error,
        "The status of {Kind} {Key} cannot be written, which is tried again: {Reason}",
        EventName = nameof(Failed)
    )]
    private static partial void Failed(ILogger log, string kind, NamespacedName key, string reason);
}
