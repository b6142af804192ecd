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
    private readonly TimeProvider _time;
    private readonly Meter _meter;
    private readonly bool _ownsMeter;
    private readonly Histogram<double> _epochDuration;
    private readonly Counter<long> _changes;

    // A meter may outlive the engine, which must not be kept alive by it.
    private volatile Propagator? _propagator;
    private EpochActivity? _activity;

    // Who waits to be told of the next epoch, and who is told of the one that has been taken.
    private List<ActivityContext> _causes = [];
    private List<ActivityContext> _takenCauses = [];

    public EngineTelemetry(Propagator propagator)
    {
        _propagator = propagator;
        _time = propagator.Options.TimeProvider;
        _ownsMeter = propagator.Options.MeterFactory is null;
        _meter = propagator.Options.MeterFactory?.Create(new MeterOptions(Name)) ?? new Meter(Name);
        _epochDuration = _meter.CreateHistogram<double>("krt.epoch.duration", "s", "Duration of an epoch");
        _changes = _meter.CreateCounter<long>("krt.changes", "{row}", "Rows that epochs changed");
        _meter.CreateObservableGauge(
            "krt.queue.depth",
            () => _propagator?.QueueDepth ?? 0,
            "{write}",
            "Waiting writes"
        );
        Gauge("rows", "{row}", "Rows", node => node.RowCount);
        Gauge("parked", "{row}", "Input rows that wait for an unsynced collection", node => node.ParkedCount);
        Gauge("subscriptions", "{subscription}", "Subscriptions", node => node.SubscriptionCount);
        Gauge("backlog", "{set}", "Change sets that subscribers have not taken", node => node.Backlog);
        Counter("runs", "{run}", "Computations of rows", statistics => statistics.Runs);
        Counter("spurious_runs", "{run}", "Runs that changed nothing", statistics => statistics.SpuriousRuns);
        Counter("cutoffs", "{row}", "Written rows that were equal", statistics => statistics.Cutoffs);
        Counter("changes", "{row}", "Rows added, replaced and removed", statistics => statistics.Changes);
        Counter("errors", "{run}", "Runs that failed", statistics => statistics.Errors);
        Counter("collisions", "{key}", "Keys of several inputs", statistics => statistics.Collisions);
        Counter(
            "predicate_checks",
            "{call}",
            "Predicates called to find out whom a change concerns",
            statistics => statistics.PredicateChecks
        );
        Counter(
            "nondeterministic_runs",
            "{run}",
            "Runs that differed when they were repeated",
            statistics => statistics.NondeterministicRuns
        );
        Counter("outside_reads", "{run}", "Runs that read past their context", statistics => statistics.OutsideReads);
        _meter.CreateObservableCounter(
            "krt.collection.time",
            () => PerCollection(node => _time.GetElapsedTime(0, node.Statistics.Ticks).TotalSeconds),
            "s",
            "Time spent on the collection"
        );
    }

    /// <summary>The activity of the running epoch, where it is traced.</summary>
    public Activity? Epoch => _activity?.Activity;

    /// <summary>Notes in whose name something is queued; called under the queue's lock.</summary>
    public void OnQueued()
    {
        if (Activities.HasListeners() && Activity.Current is { } cause)
            _causes.Add(cause.Context);
    }

    /// <summary>Notes that what is queued makes an epoch; called under the queue's lock.</summary>
    public void OnTaken() => (_causes, _takenCauses) = (_takenCauses, _causes);

    /// <returns>When the epoch began, or 0 when nobody wants to know how long it takes.</returns>
    public long BeginEpoch()
    {
        if (EpochActivity.Start(Activities, _takenCauses) is { } activity)
            _activity = activity;
        _takenCauses.Clear();
        return _epochDuration.Enabled ? _time.GetTimestamp() : 0;
    }

    /// <summary>Notes that a collection is about to take part in the epoch.</summary>
    public void Enter(CollectionNode node) => _activity?.Enter(node);

    /// <summary>Notes that a collection is final.</summary>
    public void Leave(CollectionNode node) => _activity?.Leave(node);

    public void EndEpoch(long started, long epoch, long changes)
    {
        if (started != 0)
            _epochDuration.Record(_time.GetElapsedTime(started).TotalSeconds);
        _changes.Add(changes);
        _activity?.End(epoch, changes);
        _activity = null;
    }

    /// <summary>Ends what tells of an epoch that will not be published.</summary>
    public void FailEpoch(long epoch)
    {
        _activity?.Fail(epoch);
        _activity = null;
    }

    /// <summary>Begins to tell of a delivery, as long as it lasts; null where the epoch is not traced.</summary>
    public static Activity? BeginDelivery<TKey, T>(CollectionNode node, ChangeSet<TKey, T> set)
        where TKey : notnull
        where T : class =>
        set.Activity is { } epoch
            ? Activities
                .StartActivity("krt.delivery", ActivityKind.Internal, epoch.Context)
                ?.SetTag("krt.collection", node.Name)
                .SetTag("krt.epoch", set.Epoch)
                .SetTag("krt.events", set.Count)
            : null;

    public void Dispose()
    {
        _propagator = null;
        if (_ownsMeter)
            _meter.Dispose();
    }

    private void Gauge(string name, string unit, string description, Func<CollectionNode, long> value) =>
        _meter.CreateObservableGauge($"krt.collection.{name}", () => PerCollection(value), unit, description);

    private void Counter(string name, string unit, string description, Func<NodeStatistics, long> value) =>
        _meter.CreateObservableCounter(
            $"krt.collection.{name}",
            () => PerCollection(node => value(node.Statistics)),
            unit,
            description
        );

    private IEnumerable<Measurement<TValue>> PerCollection<TValue>(Func<CollectionNode, TValue> value)
        where TValue : struct =>
        _propagator is not { } propagator
            ? []
            : propagator
                .Nodes.Values.Where(node => node != propagator.Nothing)
                .Select(node => new Measurement<TValue>(
                    value(node),
                    new("krt.collection", node.Name),
                    new("krt.collection.id", node.Id)
                ));
}
