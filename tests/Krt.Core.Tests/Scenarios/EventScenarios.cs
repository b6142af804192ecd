// SPDX-License-Identifier: Apache-2.0

using System.Reactive.Linq;
using TestKit;

namespace Krt.Core.Tests.Scenarios;

public sealed class EventScenarios : EngineFixture
{
    private readonly SourceCollection<string, Named> _rows;

    public EventScenarios() => _rows = Engine.Root.Source<string, Named>(new() { Name = "rows" });

    [Test]
    public async Task Snapshots_show_the_row_that_a_touched_one_was_replaced_by()
    {
        _rows.Set(new("a", "1"));
        Assert.That(_rows.Snapshot, Has.Count.EqualTo(1));
        var equal = new Named("a", "1");

        await Engine.CommitAsync(transaction =>
        {
            transaction.Touch(_rows, "a");
            transaction.Set(_rows, equal);
        });

        Assert.That(_rows.Snapshot["a"], Is.SameAs(equal));
    }

    [Test, Scenario("A9.3", "A4.1", "B2.7", "A7.1")]
    public void Source_reports_real_differences_only()
    {
        Assert.That(_rows.IsSynced, Is.True);
        _rows.Set(new("a", "1"));
        var recorder = Record(_rows);
        var view = Record(_rows.View(row => new Named(row.Key, row.Value[..1])));
        Assert.That((recorder.TakeChanges(), view.TakeChanges()), Is.EqualTo((new[] { "Add a" }, new[] { "Add a" })));
        _rows.Set(new("b", "1"));
        _rows.Set(new("a", "1"));
        Assert.That(recorder.TakeChanges(), Is.EqualTo(["Add b"]));
        _rows.Set(new("a", "1x"));
        Assert.That(
            (recorder.TakeChanges(), view.TakeChanges()),
            Is.EqualTo((new[] { "Update a" }, new[] { "Add b" }))
        );
        _rows.Touch("a");
        Assert.That(
            (recorder.TakeChanges(), view.TakeChanges()),
            Is.EqualTo((new[] { "Update a" }, Array.Empty<string>()))
        );
        _rows.Reset([new("b", "1"), new("c", "1")]);
        Assert.That(recorder.TakeChanges(), Is.EqualTo(["Add c", "Delete a"]));
        _rows.Set(new("d", "1"));
        recorder.TakeChanges();
        _rows.RemoveWhere(row => row.Key == "bad" ? throw new FormatException() : row.Key != "c");
        Assert.That(recorder.Sets, Has.Count.EqualTo(1));
        Assert.That(recorder.TakeChanges(), Is.EqualTo(["Delete b", "Delete d"]));
        _rows.Remove("missing");
        Assert.That(recorder.TakeChanges(), Is.Empty);
    }

    [Test, Scenario("A9.1", "A9.2")]
    public void Singletons_follow_what_they_read_and_what_is_set()
    {
        var value = Engine.Root.SourceSingleton<Named>();
        var byKey = Record(value.AsCollection().Select((_, row) => row, row => row.Key));
        Assert.That(value.Value, Is.Null);
        value.Set(new("a", "1"));
        value.Set(new("a", "1"));
        value.Set(null);
        value.Set(new("a", "2"));
        Assert.That(byKey.TakeChanges(), Is.EqualTo(["Add a", "Add a", "Delete a"]));
        value.Set(new("b", "2"));
        Assert.That((byKey.TakeChanges(), value.Value!.Key), Is.EqualTo((new[] { "Add b", "Delete a" }, "b")));

        var all = Engine.Root.FromNothing<string, Named>(context =>
            [new Named(string.Concat(context.Fetch(_rows).Select(row => row.Key).Order()), "")]
        );
        var recorder = Record(all);
        Assert.That(recorder.TakeChanges(), Is.EqualTo(["Add "]));
        _rows.Set(new("x", ""));
        Assert.That(recorder.TakeChanges(), Is.EqualTo(["Add x", "Delete "]));
    }

    [Test, Scenario("A4.2", "A8.1", "A8.2", "B7.5")]
    public void Collections_may_come_late_and_empty_ones_sync_at_once()
    {
        _rows.Set(new("a", "1"));
        var late = Engine.Root.Source<string, Named>();
        var derived = Record(late.Select((_, row) => row));
        Assert.That((derived.Sets.Single().Count, derived.Sets[0].IsSynced), Is.EqualTo((0, true)));

        var unsynced = Engine.Root.Source<string, Named>(new() { StartSynced = false });
        var waiting = Record(unsynced);
        Assert.That(waiting.Sets.Single().IsSynced, Is.False);
        unsynced.MarkSynced();
        unsynced.MarkSynced();
        Assert.That(waiting.Sets.Select(set => set.IsSynced), Is.EqualTo([false, true]));
    }

    [Test, Scenario("A1.3", "A8.3", "A8.4", "A8.5", "A8.6")]
    public void Synced_is_told_after_the_rows_before_it()
    {
        var source = Engine.Root.Source<string, Named>(new() { StartSynced = false });
        source.Set(new("init", ""));
        var recorder = Record(source, new ConnectOptions { Backlog = BacklogPolicy.Unbounded });
        source.Set(new("a", ""));
        source.Set(new("b", ""));
        source.MarkSynced();
        source.Set(new("c", ""));
        Assert.That(
            recorder.Sets.Select(set => (string.Concat(set.Select(change => change.Key)), set.IsSynced)),
            Is.EqualTo([("init", false), ("a", false), ("b", false), ("", true), ("c", true)])
        );
    }

    [Test, Scenario("A8.7", "A2.4")]
    public void Nothing_is_delivered_after_unsubscribing()
    {
        var source = Engine.Root.Source<string, Named>(new() { StartSynced = false });
        var recorder = Record(source);
        recorder.Dispose();
        source.Set(new("a", ""));
        source.MarkSynced();
        Assert.That(recorder.Sets, Has.Count.EqualTo(1));
    }

    [Test, Scenario("B2.1", "B2.2", "B1.4")]
    public async Task Changes_carry_old_and_new_rows_and_are_net()
    {
        var recorder = Record(_rows);
        _rows.Set(new("a", "1"));
        _rows.Set(new("a", "2"));
        _rows.Remove("a");
        Assert.That(
            recorder.Sets.SelectMany(set => set),
            Is.EqualTo([
                new Change<string, Named>(ChangeKind.Add, "a", null, new("a", "1")),
                new Change<string, Named>(ChangeKind.Update, "a", new("a", "1"), new("a", "2")),
                new Change<string, Named>(ChangeKind.Delete, "a", new("a", "2"), null),
            ])
        );
        _rows.Set(new("b", "1"));
        recorder.TakeChanges();
        await Engine.CommitAsync(transaction =>
        {
            for (var i = 0; i < 10; i++)
                transaction.Set(_rows, new Named("a", $"{i}"));
            transaction.Remove(_rows, "a");
            transaction.Set(_rows, new Named("b", "2"));
            transaction.Set(_rows, new Named("b", "1"));
            transaction.Set(_rows, new Named("c", "1"));
            transaction.Set(_rows, new Named("c", "2"));
        });
        Assert.That((recorder.TakeChanges(), recorder.State["c"].Value), Is.EqualTo((new[] { "Add c" }, "2")));
        Assert.That(recorder.Violation, Is.Null);
    }

    [Test, Scenario("B2.4")]
    public void Observers_may_call_back()
    {
        var seen = new List<int>();
        using var subscription = _rows
            .Connect()
            .Subscribe(set =>
            {
                seen.Add(_rows.Snapshot.Count);
                if (set.Count == 1 && set[0].Key == "a")
                {
                    _rows.Set(new("b", ""));
                    using var nested = _rows.Select((_, row) => row).Connect().Subscribe(_ => { });
                }
            });
        _rows.Set(new("a", ""));
        Assert.That((seen[^1], Log.Entries.Count), Is.EqualTo((2, 0)));
    }

    [Test, Scenario("A2.6", "B2.3", "B1.5")]
    [CancelAfter(60_000)]
    public async Task Late_subscribers_in_a_race_see_every_row_once(CancellationToken cancellationToken)
    {
        for (var round = 0; round < 100; round++)
        {
            await using var engine = new KrtEngine(new KrtEngineOptions { LoggerFactory = Log });
            var rows = engine.Root.Source<string, Named>();
            var derived = rows.SelectMany(
                (context, row) => context.Fetch(rows, Match<Named>.Keys(row.Key)),
                row => row.Key
            );
            var writer = Task.Run(
                () =>
                {
                    for (var i = 0; i < 20; i++)
                        rows.Set(new($"{i}", ""));
                },
                cancellationToken
            );
            using var recorder = new CollectionRecorder<string, Named>(derived);
            await writer;
            await engine.WhenSettledAsync(cancellationToken);
            Assert.That((recorder.Violation, recorder.State.Count), Is.EqualTo((default(string), 20)));
            Assert.That(recorder.State, Is.EquivalentTo(derived.Snapshot));
        }
    }

    [Test, Scenario("B10.3")]
    public void Rx_operators_compose_and_unsubscribing_stops_at_once()
    {
        var names = new List<string>();
        var shared = _rows.Connect().Where(set => set.Count > 0).SelectMany(set => set).Publish().RefCount();
        using (shared.Where(change => change.Kind == ChangeKind.Add).Select(change => change.Key).Subscribe(names.Add))
        using (shared.Subscribe(_ => { }))
            _rows.Set(new("a", "1"));
        _rows.Set(new("b", "1"));
        Assert.That(names, Is.EqualTo(["a"]));

        var seen = new List<string?>();
        using var watch = _rows.Watch("w").Select(row => row?.Value).Subscribe(seen.Add);
        _rows.Set(new("other", "1"));
        _rows.Set(new("w", "1"));
        _rows.Set(new("w", "2"));
        _rows.Remove("w");
        Assert.That(seen, Is.EqualTo([null, "1", "2", null]));
    }
}
