// SPDX-License-Identifier: Apache-2.0

using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Krt.Internal;

/// <summary>
/// The meter and the activities named <c>Krt</c>. What collections have done is counted by the collections themselves and
/// read only when somebody asks, so that measuring costs an epoch nothing.
/// </summary>
internal sealed class EngineTelemetry : IDisposable
{
    public const string Name = "Krt";
    private static readonly ActivitySource Activities = new(Name);
    private readonly Propagator _propagator;
    private readonly Meter _meter;
    private readonly bool _ownsMeter;
    private readonly Histogram<double> _epochDuration;
    private readonly Counter<long> _changes;
    private Activity? _activity;

    public EngineTelemetry(Propagator propagator)
    {
        _propagator = propagator;
        _ownsMeter = propagator.Options.MeterFactory is null;
        _meter = propagator.Options.MeterFactory?.Create(new MeterOptions(Name)) ?? new Meter(Name);
        _epochDuration = _meter.CreateHistogram<double>("krt.epoch.duration", "s", "Duration of an epoch");
        _changes = _meter.CreateCounter<long>("krt.changes", "{row}", "Rows that epochs changed");
        _meter.CreateObservableGauge("krt.queue.depth", () => propagator.QueueDepth, "{write}", "Waiting writes");
        Gauge("krt.collection.rows", "{row}", "Rows", node => node.RowCount);
        Gauge("krt.collection.parked", "{row}", "Rows that wait for an unsynced collection", node => node.ParkedCount);
        Gauge("krt.collection.backlog", "{set}", "Change sets subscribers have not taken", node => node.Backlog);
        Counter("krt.collection.runs", "{run}", "Computed rows", statistics => statistics.Runs);
        Counter("krt.collection.cutoffs", "{row}", "Written rows that were equal", statistics => statistics.Cutoffs);
        Counter("krt.collection.errors", "{run}", "Transforms that threw", statistics => statistics.Errors);
        Counter("krt.collection.collisions", "{key}", "Keys of several inputs", statistics => statistics.Collisions);
        Counter(
            "krt.collection.predicate_checks",
            "{call}",
            "Predicates called to find out whom a change concerns",
            statistics => statistics.PredicateChecks
        );
    }

    public long BeginEpoch()
    {
        _activity = Activities.StartActivity("krt.epoch");
        _activity?.SetTag("krt.writes", _propagator.TakenWrites);
        return _epochDuration.Enabled ? _propagator.Options.TimeProvider.GetTimestamp() : 0;
    }

    public void EndEpoch(long started, long epoch, long changes)
    {
        if (started != 0)
            _epochDuration.Record(_propagator.Options.TimeProvider.GetElapsedTime(started).TotalSeconds);
        _changes.Add(changes);
        _activity?.SetTag("krt.epoch", epoch).SetTag("krt.changes", changes).Dispose();
        _activity = null;
    }

    public void Dispose()
    {
        _activity?.Dispose();
        if (_ownsMeter)
            _meter.Dispose();
    }

    private void Gauge(string name, string unit, string description, Func<CollectionNode, long> value) =>
        _meter.CreateObservableGauge(name, () => PerCollection(value), unit, description);

    private void Counter(string name, string unit, string description, Func<NodeStatistics, long> value) =>
        _meter.CreateObservableCounter(name, () => PerCollection(node => value(node.Statistics)), unit, description);

    private IEnumerable<Measurement<long>> PerCollection(Func<CollectionNode, long> value) =>
        _propagator.Nodes.Values.Select(node => new Measurement<long>(
            value(node),
            new("krt.collection", node.Name),
            new("krt.collection.id", node.Id)
        ));
}
