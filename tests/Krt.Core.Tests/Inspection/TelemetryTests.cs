// SPDX-License-Identifier: Apache-2.0

using System.Diagnostics;
using System.Diagnostics.Metrics;
using Krt.Internal;

namespace Krt.Core.Tests.Inspection;

[NonParallelizable]
public sealed class TelemetryTests
{
    [Test, Scenario("B9.2")]
    public async Task Meters_what_every_collection_did()
    {
        using var meters = new Meters();
        await using var engine = new KrtEngine(new() { Mode = PropagationMode.Inline, MeterFactory = meters });
        var rows = engine.Root.Source<string, Named>(new() { Name = "rows" });
        var other = engine.Root.Source<string, Named>(new() { Name = "other" });
        var late = engine.Root.Source<string, Named>(new() { Name = "late", StartSynced = false });
        var derived = rows.Select(
            (context, row) =>
                row.Value switch
                {
                    "throws" => throw new FormatException(),
                    "waits" => context.Get(late, "x"),
                    _ => new Named("same", $"{context.Fetch(other, Match<Named>.Where(x => x.Value == "1")).Count}"),
                },
            row => row.Key,
            new() { Name = "derived" }
        );
        using var gate = new ManualResetEventSlim();
        using var slow = derived.Connect(new() { Scheduler = TaskScheduler.Default }).Subscribe(_ => gate.Wait(10_000));
        rows.Set(new("a", ""));
        rows.Set(new("b", ""));
        rows.Set(new("c", "throws"));
        rows.Set(new("d", "waits"));
        other.Set(new("x", "2"));
        other.Set(new("x", "1"));

        var values = meters.Read("derived");
        gate.Set();

        Assert.That(
            values,
            Is.SupersetOf(
                new Dictionary<string, double>
                {
                    ["krt.collection.rows"] = 1,
                    ["krt.collection.parked"] = 1,
                    ["krt.collection.subscriptions"] = 1,
                    ["krt.collection.runs"] = 6,
                    ["krt.collection.spurious_runs"] = 2,
                    ["krt.collection.cutoffs"] = 1,
                    ["krt.collection.changes"] = 2,
                    ["krt.collection.errors"] = 1,
                    ["krt.collection.collisions"] = 1,
                    ["krt.collection.nondeterministic_runs"] = 0,
                    ["krt.collection.outside_reads"] = 0,
                }
            )
        );
        Assert.That(values["krt.collection.predicate_checks"], Is.Positive);
        Assert.That(values["krt.collection.backlog"], Is.Positive);
        Assert.That(values["krt.collection.time"], Is.Positive);
        Assert.That(
            meters.Read(null),
            Does.ContainKey("krt.queue.depth").And.ContainKey("krt.epoch.duration").And.ContainKey("krt.changes")
        );
        Assert.That(meters.Durations, Has.Count.GreaterThanOrEqualTo(6).And.All.Positive);
        Assert.That(meters.Collections, Does.Contain("rows").And.Not.Contain("nothing"));
    }

    [Test, Scenario("B9.2")]
    public async Task Traces_every_epoch_with_what_it_did()
    {
        var activities = new List<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Krt",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activities.Add,
        };
        await using var engine = new KrtEngine(new() { Mode = PropagationMode.Inline });
        var rows = engine.Root.Source<string, Named>();
        _ = rows.Select((_, row) => new Named(row.Key, "same"));
        rows.Set(new("a", "1"));
        rows.Set(new("b", "1"));
        ActivitySource.AddActivityListener(listener);

        await engine.CommitAsync(transaction =>
        {
            transaction.Set(rows, new("a", "2"));
            transaction.Set(rows, new("b", "1"));
            transaction.Set(rows, new("c", "2"));
        });

        Assert.That(activities, Has.Count.EqualTo(1));
        Assert.That(
            activities[0].TagObjects,
            Is.EqualTo(
                new Dictionary<string, object?>
                {
                    ["krt.epoch"] = engine.Epoch,
                    ["krt.rows_in"] = 2L,
                    ["krt.recomputes"] = 2L,
                    ["krt.cutoffs"] = 2L,
                    ["krt.events"] = 3L,
                }
            )
        );
        Assert.That(
            (activities[0].OperationName, activities[0].Status),
            Is.EqualTo(("krt.epoch", ActivityStatusCode.Unset))
        );
    }

    [Test]
    [CancelAfter(30_000)]
    public async Task An_epoch_belongs_to_what_caused_it_and_deliveries_belong_to_the_epoch(
        CancellationToken cancellationToken
    )
    {
        using var causes = new ActivitySource("causes");
        var activities = new List<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Krt" || source == causes,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity =>
            {
                lock (activities)
                    activities.Add(activity);
            },
        };
        await using var engine = new KrtEngine();
        var rows = engine.Root.Source<string, Named>(new() { Name = "rows" });
        var derived = rows.Select((_, row) => new Named(row.Key, row.Value), new() { Name = "derived" });
        var delivered = new List<Activity?>();
        using var subscription = derived
            .Connect(new() { IncludeInitial = false })
            .Subscribe(_ => delivered.Add(Activity.Current));
        await engine.WhenSettledAsync(cancellationToken);
        ActivitySource.AddActivityListener(listener);

        using (causes.StartActivity("cause"))
            await engine.CommitAsync(transaction => transaction.Set(rows, new("a", "1")), cancellationToken);
        await engine.WhenSettledAsync(cancellationToken);

        var cause = activities.Single(activity => activity.OperationName == "cause");
        var epoch = activities.Single(activity => activity.OperationName == "krt.epoch");
        var delivery = activities.Single(activity => activity.OperationName == "krt.delivery");
        Assert.That((epoch.TraceId, epoch.ParentSpanId), Is.EqualTo((cause.TraceId, cause.SpanId)));
        Assert.That((delivery.TraceId, delivery.ParentSpanId), Is.EqualTo((cause.TraceId, epoch.SpanId)));
        Assert.That(delivered, Is.EqualTo([delivery]));
        Assert.That(
            delivery.TagObjects,
            Is.EqualTo(
                new Dictionary<string, object?>
                {
                    ["krt.collection"] = "derived",
                    ["krt.epoch"] = engine.Epoch,
                    ["krt.events"] = 1,
                }
            )
        );
    }

    [Test]
    [CancelAfter(30_000)]
    public async Task An_epoch_of_several_causes_is_linked_to_all(CancellationToken cancellationToken)
    {
        using var causes = new ActivitySource("causes of one epoch");
        var epochs = new List<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Krt" || source == causes,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity =>
            {
                lock (epochs)
                    epochs.Add(activity);
            },
        };
        await using var engine = new KrtEngine();
        using var begun = new ManualResetEventSlim();
        using var gate = new ManualResetEventSlim();
        var rows = engine.Root.Source<string, Named>();
        _ = rows.Select(
            (_, row) =>
            {
                begun.Set();
                gate.Wait(cancellationToken);
                return row;
            }
        );
        // What is written while the first epoch waits makes the second one.
        rows.Set(new("a", ""));
        begun.Wait(cancellationToken);
        ActivitySource.AddActivityListener(listener);
        var ids = new List<ActivitySpanId>();
        foreach (var key in (string[])["b", "c", "d"])
        {
            using var cause = causes.StartActivity("cause")!;
            ids.Add(cause.SpanId);
            rows.Set(new(key, ""));
        }
        gate.Set();
        await engine.WhenSettledAsync(cancellationToken);

        var epoch = epochs.Single(activity => activity.OperationName == "krt.epoch");
        Assert.That(
            (ActivitySpanId[])[epoch.ParentSpanId, .. epoch.Links.Select(link => link.Context.SpanId)],
            Is.EqualTo(ids)
        );
    }

    [Test]
    public async Task Traces_an_epoch_that_failed()
    {
        var activities = new List<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Krt",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activities.Add,
        };
        await using var engine = new KrtEngine(
            new() { Mode = PropagationMode.Inline, Errors = TransformErrorPolicy.Fail }
        );
        var rows = engine.Root.Source<string, Named>();
        _ = rows.Select<string, Named, Named>((_, _) => throw new FormatException());
        ActivitySource.AddActivityListener(listener);
        rows.Set(new("a", ""));

        Assert.That(activities.Select(activity => activity.Status), Is.EqualTo([ActivityStatusCode.Error]));
    }

    [Test]
    public async Task Costs_nothing_when_nobody_listens()
    {
        var propagator = new Propagator(new KrtEngineOptions { Mode = PropagationMode.Inline });
        var telemetry = propagator.Telemetry;
        var before = GC.GetAllocatedBytesForCurrentThread();
        var started = 0L;
        for (var i = 0; i < 1000; i++)
        {
            telemetry.OnQueued();
            telemetry.OnTaken();
            started += telemetry.BeginEpoch();
            telemetry.Enter(propagator.Nothing);
            telemetry.Leave(propagator.Nothing);
            telemetry.EndEpoch(0, i, 1);
        }
        var bytes = GC.GetAllocatedBytesForCurrentThread() - before;
        await propagator.StopAsync();

        Assert.That((started, bytes), Is.EqualTo((0, 0)));
    }

    [Test]
    public async Task Meters_nothing_of_an_engine_that_ended()
    {
        using var meters = new Meters();
        await using (var engine = new KrtEngine(new() { Mode = PropagationMode.Inline, MeterFactory = meters }))
            engine.Root.Source<string, Named>(new() { Name = "rows" }).Set(new("a", ""));

        Assert.That(meters.Read("rows"), Is.Empty);
    }

    [Test]
    [CancelAfter(30_000)]
    public async Task Meters_may_be_read_at_any_time(CancellationToken cancellationToken)
    {
        using var meters = new Meters();
        await using var engine = new KrtEngine(new() { MeterFactory = meters });
        var rows = engine.Root.Source<string, Named>(new() { Name = "rows" });
        // Until the engine has taken it in, there is no collection to be read.
        await engine.WhenSettledAsync(cancellationToken);
        var subscribing = Task.Run(
            () =>
            {
                for (var i = 0; i < 2000; i++)
                    rows.Connect().Subscribe(_ => { }).Dispose();
            },
            cancellationToken
        );

        while (!subscribing.IsCompleted)
            Assert.That(meters.Read("rows"), Is.Not.Empty);
        await subscribing;
    }

    private sealed class Meters : IMeterFactory
    {
        private readonly MeterListener _listener = new();
        private readonly List<Meter> _meters = [];
        private readonly Dictionary<(string? Collection, string Instrument), double> _values = [];

        public Meters()
        {
            _listener.InstrumentPublished = (instrument, listener) =>
            {
                if (_meters.Contains(instrument.Meter))
                    listener.EnableMeasurementEvents(instrument);
            };
            _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Take(instrument, value, tags));
            _listener.SetMeasurementEventCallback<double>(
                (instrument, value, tags, _) => Take(instrument, value, tags)
            );
            _listener.Start();
        }

        public List<double> Durations { get; } = [];

        public HashSet<string> Collections { get; } = [];

        public Meter Create(MeterOptions options)
        {
            var meter = new Meter(new MeterOptions(options.Name) { Scope = this });
            _meters.Add(meter);
            return meter;
        }

        /// <summary>What instruments say of one collection, or of the engine.</summary>
        public Dictionary<string, double> Read(string? collection)
        {
            _listener.RecordObservableInstruments();
            lock (_values)
                return _values
                    .Where(pair => pair.Key.Collection == collection)
                    .ToDictionary(pair => pair.Key.Instrument, pair => pair.Value);
        }

        public void Dispose()
        {
            _listener.Dispose();
            foreach (var meter in _meters)
                meter.Dispose();
        }

        private void Take(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            var collection = tags.Length == 0 ? null : (string?)tags[0].Value;
            lock (_values)
            {
                if (collection is not null)
                    Collections.Add(collection);
                if (instrument.Name == "krt.epoch.duration")
                    Durations.Add(value);
                _values[(collection, instrument.Name)] = value;
            }
        }
    }
}
