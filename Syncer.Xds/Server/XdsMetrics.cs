// SPDX-License-Identifier: Apache-2.0

using System.Diagnostics.Metrics;
using Grpc.Core;

namespace Syncer.Xds;

/// <summary>
/// The meter <c>agentgateway.xds</c>. Scraped, the names become those that dashboards of the data plane's control plane know,
/// such as <c>agentgateway_xds_rejects_total</c> (spec xds-addresses 7.4).
/// </summary>
internal sealed class XdsMetrics
{
    private readonly TimeProvider _time;
    private readonly Meter _meter;
    private readonly UpDownCounter<long> _connections;
    private readonly UpDownCounter<long> _queueDepth;
    private readonly Counter<long> _pushes;
    private readonly Counter<long> _pushBytes;
    private readonly Counter<long> _pushResources;
    private readonly Histogram<long> _pushSize;
    private readonly Histogram<double> _pushDuration;
    private readonly Histogram<double> _queueTime;
    private readonly Histogram<double> _convergence;
    private readonly Counter<long> _rejects;
    private readonly Counter<long> _refusals;
    private readonly Counter<long> _authentications;
    private readonly Counter<long> _authenticationSuccesses;
    private readonly Counter<long> _authenticationFailures;

    public XdsMetrics(IMeterFactory meters, TimeProvider time)
    {
        _time = time;
        _meter = meters.Create("agentgateway.xds");
        _connections = _meter.CreateUpDownCounter<long>(Name("connections"), null, "Proxies that are connected");
        _queueDepth = _meter.CreateUpDownCounter<long>(
            Name("queue.depth"),
            null,
            "Proxies that have changes to be sent"
        );
        _pushes = _meter.CreateCounter<long>(Name("pushes"), null, "Responses sent to proxies");
        _pushBytes = _meter.CreateCounter<long>(Name("push.bytes"), null, "Bytes of the responses sent");
        _pushResources = _meter.CreateCounter<long>(
            Name("push.resources"),
            null,
            "Resources and removals in the responses sent"
        );
        _pushSize = _meter.CreateHistogram(Name("push.size"), "By", "Size of a response", advice: Sizes);
        _pushDuration = _meter.CreateHistogram(
            Name("push.duration"),
            "s",
            "How long a response waits for its proxy to take it",
            advice: Seconds
        );
        _queueTime = _meter.CreateHistogram(
            Name("queue.time"),
            "s",
            "From the publication of a change to the beginning of its response",
            advice: Seconds
        );
        _convergence = _meter.CreateHistogram(
            Name("convergence"),
            "s",
            "From the arrival of a change, as the event of a watch, to its acknowledgement by a proxy",
            advice: Seconds
        );
        _rejects = _meter.CreateCounter<long>(
            Name("rejects"),
            null,
            "Responses that proxies did not accept, or not wholly"
        );
        _refusals = _meter.CreateCounter<long>(Name("refusals"), null, "Streams that were not accepted");
        _authentications = _meter.CreateCounter<long>(Name("auth.rq"), null, "Streams whose proxy had to authenticate");
        _authenticationSuccesses = _meter.CreateCounter<long>(Name("auth.rq.success"), null, "Those that succeeded");
        _authenticationFailures = _meter.CreateCounter<long>(Name("auth.rq.failure"), null, "Those that did not");
    }

    private static InstrumentAdvice<double> Seconds { get; } =
        new()
        {
            HistogramBucketBoundaries = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5, 15],
        };

    private static InstrumentAdvice<long> Sizes { get; } =
        new()
        {
            HistogramBucketBoundaries = [256, 1 << 10, 1 << 12, 1 << 14, 1 << 16, 1 << 18, 1 << 20, 1 << 23, 1 << 26],
        };

    /// <summary>Shows how many connections have a response that was rejected.</summary>
    public void ObserveRejecting(Func<int> count) =>
        _meter.CreateObservableGauge(
            Name("connections.rejecting"),
            count,
            null,
            "Proxies that rejected a response and accepted none of its type since"
        );

    public void RecordConnected() => _connections.Add(1);

    public void RecordDisconnected() => _connections.Add(-1);

    public void RecordQueued(int difference) => _queueDepth.Add(difference);

    /// <param name="response">What was sent.</param>
    /// <param name="changed">Of the oldest change in it; null where there is none.</param>
    /// <param name="started">When sending began.</param>
    public void RecordResponse(DeltaResponse response, ChangeTimes? changed, long started)
    {
        var type = new KeyValuePair<string, object?>("type", response.Type.Name);
        var size = response.Size;
        _pushes.Add(1, type);
        _pushBytes.Add(size, type);
        _pushResources.Add(response.Resources.Count + response.Removed.Count, type);
        _pushSize.Record(size, type);
        _pushDuration.Record(_time.GetElapsedTime(started).TotalSeconds, type);
        if (changed is not null)
            _queueTime.Record(_time.GetElapsedTime(changed.PublishedAt, started).TotalSeconds, type);
    }

    public void RecordConvergence(ChangeTimes? changed)
    {
        if (changed is not null)
            _convergence.Record(_time.GetElapsedTime(changed.ArrivedAt).TotalSeconds);
    }

    public void RecordRejection() => _rejects.Add(1);

    public void RecordRefusal(StatusCode status) =>
        _refusals.Add(1, new KeyValuePair<string, object?>("status", $"{status}"));

    public void RecordAuthentication(bool succeeded)
    {
        _authentications.Add(1);
        (succeeded ? _authenticationSuccesses : _authenticationFailures).Add(1);
    }

    private static string Name(string ofInstrument) => $"agentgateway.xds.{ofInstrument}";
}
