// SPDX-License-Identifier: Apache-2.0

using TestKit;

namespace Krt.Core.Tests.Scenarios;

public sealed class LifetimeScenarios : EngineFixture
{
    private readonly SourceCollection<string, Named> _rows;

    public LifetimeScenarios() => _rows = Engine.Root.Source<string, Named>(new() { Name = "rows" });

    [Test, Scenario("B8.3")]
    public async Task Disposed_scope_retracts_everything_in_one_epoch()
    {
        var outer = Engine.Root.Source<string, IKrtCollection<string, Named>>(new() { Key = member => member.Name });
        var merged = Record(outer.MergeMany(rows => rows[0]));
        var scope = Engine.CreateScope("cluster");
        var inner = scope.Source<string, Named>(new() { Name = "inner" });
        var derived = inner.Select((_, row) => row, new CollectionOptions<string, Named> { Name = "derived" });
        inner.Reset([new("a", "1"), new("b", "1")]);
        outer.Set(derived);
        var own = Record(derived);
        merged.TakeChanges();
        own.TakeChanges();

        await scope.DisposeAsync();

        Assert.That(merged.Sets, Has.Count.EqualTo(1));
        Assert.That(merged.TakeChanges(), Is.EqualTo(["Delete a", "Delete b"]));
        Assert.That((own.TakeChanges(), own.IsCompleted), Is.EqualTo((new[] { "Delete a", "Delete b" }, true)));
        Assert.That(() => inner.Set(new("c", "1")), Throws.InstanceOf<ObjectDisposedException>());
        Assert.That(() => scope.Source<string, Named>(), Throws.InstanceOf<ObjectDisposedException>());
        Assert.That(() => derived.Snapshot, Throws.InstanceOf<ObjectDisposedException>());
    }

    [Test, Scenario("B8.3")]
    public async Task Disposed_scope_may_hold_a_nested_merge_with_its_outer_collection()
    {
        var scope = Engine.CreateScope("cluster");
        var outer = scope.Source<string, IKrtCollection<string, Named>>(new() { Key = member => member.Name });
        outer.Set(_rows);
        _rows.Set(new("a", "1"));
        var merged = Record(outer.MergeMany(rows => rows[0]));

        await scope.DisposeAsync();

        Assert.That(merged.TakeChanges(), Is.EqualTo(["Add a", "Delete a"]));
        Assert.That((merged.IsCompleted, _rows.Node.Consumers.Count, Log.Entries.Count), Is.EqualTo((true, 0, 0)));
    }

    [Test, Scenario("B8.4")]
    public async Task Disposing_what_others_are_made_of_names_them()
    {
        var scope = Engine.CreateScope("cluster");
        var inner = scope.Source<string, Named>(new() { Name = "inner" });
        inner.Set(new("a", "1"));
        var reader = _rows.Select(
            (context, row) => row.Value == "read" ? context.Get(inner, "a") : null,
            new CollectionOptions<string, Named> { Name = "reader" }
        );
        _rows.Set(new("x", "read"));

        Assert.That(
            async () => await scope.DisposeAsync(),
            Throws.InvalidOperationException.With.Message.Contains("reader reads inner")
        );
        Assert.That(inner.Snapshot, Has.Count.EqualTo(1));
        Assert.That(async () => await _rows.DisposeAsync(), Throws.InvalidOperationException);
        // A collection that nobody reads any more does not hold the scope.
        _rows.Set(new("x", "not any more"));
        await scope.DisposeAsync();
        Assert.That(reader.Snapshot, Is.Empty);
    }

    [Test, Scenario("B2.8")]
    public async Task Disposing_twice_is_silent()
    {
        var scope = Engine.CreateScope("cluster");
        var inner = scope.Source<string, Named>();
        var subscription = inner.Connect().Subscribe(_ => { });
        subscription.Dispose();
        subscription.Dispose();
        await inner.DisposeAsync();
        await inner.DisposeAsync();
        await scope.DisposeAsync();
        await scope.DisposeAsync();
        await Engine.DisposeAsync();
        await Engine.DisposeAsync();
        await scope.DisposeAsync();
        await inner.DisposeAsync();
        Assert.That(Log.Entries, Is.Empty);
    }

    [Test, Scenario("B8.5")]
    [CancelAfter(30_000)]
    public async Task Disposing_the_engine_during_a_commit_publishes_no_part_of_it(CancellationToken cancellationToken)
    {
        var engine = new KrtEngine();
        var rows = engine.Root.Source<string, Named>();
        using var entered = new ManualResetEventSlim();
        using var resume = new ManualResetEventSlim();
        var slow = rows.Select(
            (_, row) =>
            {
                entered.Set();
                resume.Wait(cancellationToken);
                return row;
            }
        );
        using var recorder = new CollectionRecorder<string, Named>(slow);
        await engine.WhenSettledAsync(cancellationToken);
        rows.Set(new("a", "1"));
        entered.Wait(cancellationToken);
        rows.Set(new("b", "1"));
        var disposal = engine.DisposeAsync();
        resume.Set();
        await disposal;

        // The running epoch ends as a whole, the queued one never begins.
        Assert.That(recorder.State.Keys, Is.SubsetOf(new[] { "a" }));
        Assert.That(recorder.Violation, Is.Null);
        var seen = recorder.Sets.Count;
        Assert.That(() => rows.Set(new("c", "1")), Throws.InstanceOf<ObjectDisposedException>());
        Assert.That(recorder.Sets, Has.Count.EqualTo(seen));
    }

    [Test, Scenario("B7.4")]
    public async Task Waiting_for_what_is_never_synced_ends_with_disposal_or_cancellation()
    {
        var scope = Engine.CreateScope("cluster");
        var never = scope.Source<string, Named>(new() { StartSynced = false });
        var derived = never.Select((_, row) => row);
        using var cancellation = new CancellationTokenSource();
        var waiting = derived.Synced.WaitAsync(cancellation.Token);
        await cancellation.CancelAsync();
        Assert.That(async () => await waiting, Throws.InstanceOf<OperationCanceledException>());
        await scope.DisposeAsync();
        Assert.That(async () => await derived.Synced, Throws.InstanceOf<OperationCanceledException>());
    }
}
