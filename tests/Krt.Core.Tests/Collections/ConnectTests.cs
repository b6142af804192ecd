// SPDX-License-Identifier: Apache-2.0

using TestKit;

namespace Krt.Core.Tests.Collections;

public sealed class ConnectTests : EngineFixture
{
    [Test]
    public void Delivers_existing_rows_first_then_changes()
    {
        var rows = Engine.Root.Source<string, Named>();
        rows.Set(new("a", "1"));

        var recorder = Record(rows);
        rows.Set(new("b", "1"));

        Assert.That(
            recorder.Sets.Select(set => (set.IsInitial, set.IsSynced, set.Count)),
            Is.EqualTo([(true, true, 1), (false, true, 1)])
        );
        Assert.That(recorder.Violation, Is.Null);
    }

    [Test]
    public void Delivers_becoming_synced_as_an_empty_set()
    {
        var rows = Engine.Root.Source<string, Named>(new() { StartSynced = false });
        var recorder = Record(rows.Select((_, row) => row));

        rows.MarkSynced();

        Assert.That(recorder.Sets.Select(set => (set.Count, set.IsSynced)), Is.EqualTo([(0, false), (0, true)]));
    }

    [Test]
    [CancelAfter(30_000)]
    public async Task Merges_what_a_slow_subscriber_has_not_taken(CancellationToken cancellationToken)
    {
        await using var engine = new KrtEngine();
        var rows = engine.Root.Source<string, Named>();
        using var entered = new SemaphoreSlim(0);
        using var resume = new SemaphoreSlim(0);
        var sets = new List<ChangeSet<string, Named>>();
        using var subscription = rows.Connect()
            .Subscribe(
                new Observer(set =>
                {
                    entered.Release();
                    resume.Wait(cancellationToken);
                    sets.Add(set);
                })
            );
        await entered.WaitAsync(cancellationToken);
        for (var i = 0; i < 100; i++)
            rows.Set(new("a", $"{i}"));
        rows.Set(new("b", "1"));
        await engine.WaitForEpochAsync(rows.Remove("b"), cancellationToken);
        resume.Release(1000);
        await engine.WhenSettledAsync(cancellationToken);

        Assert.That(sets, Has.Count.EqualTo(2));
        Assert.That(sets[1].Single(), Is.EqualTo(new Change<string, Named>(ChangeKind.Add, "a", null, new("a", "99"))));
    }

    [Test, Scenario("B2.5")]
    public void Cuts_off_a_subscriber_that_throws_and_serves_the_others()
    {
        var rows = Engine.Root.Source<string, Named>();
        using var broken = rows.Connect().Subscribe(new Observer(_ => throw new FormatException("no")));
        var recorder = Record(rows);

        rows.Set(new("a", "1"));

        Assert.That(recorder.State, Has.Count.EqualTo(1));
        Assert.That(
            Log.Entries.Count(entry => entry.Contains("SubscriberFailed", StringComparison.Ordinal)),
            Is.EqualTo(1)
        );
    }

    [Test, Scenario("B2.5")]
    public async Task Cuts_off_a_subscriber_whose_scheduler_refuses()
    {
        await using var engine = new KrtEngine(new() { LoggerFactory = Log });
        var rows = engine.Root.Source<string, Named>();
        var calls = 0;
        using var refused = rows.Connect(new() { Scheduler = new RefusingScheduler() })
            .Subscribe(new Observer(_ => calls++));

        await engine.CommitAsync(transaction => transaction.Set(rows, new Named("a", "1")));
        await engine.WhenSettledAsync();

        Assert.That((calls, rows.Node.SubscriptionCount, rows.Snapshot.Count), Is.EqualTo((0, 0, 1)));
        Assert.That(Log.Entries.Single(), Does.Contain("SubscriberFailed").And.Contain("gone home"));
    }

    [Test]
    public void Lets_a_subscriber_write_and_dispose_itself()
    {
        var rows = Engine.Root.Source<string, Named>();
        IDisposable? subscription = null;
        var calls = 0;
        subscription = rows.Connect()
            .Subscribe(
                new Observer(set =>
                {
                    calls++;
                    if (set.Count == 0)
                        return;
                    rows.Set(new("b", "1"));
                    subscription!.Dispose();
                })
            );

        rows.Set(new("a", "1"));
        rows.Set(new("c", "1"));

        Assert.That(calls, Is.EqualTo(2));
        Assert.That(rows.Snapshot.Keys.Order(), Is.EqualTo(["a", "b", "c"]));
    }

    private sealed class RefusingScheduler : TaskScheduler
    {
        protected override IEnumerable<Task> GetScheduledTasks() => [];

        protected override void QueueTask(Task task) => throw new InvalidOperationException("gone home");

        protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) => false;
    }

    private sealed class Observer(Action<ChangeSet<string, Named>> onNext) : IObserver<ChangeSet<string, Named>>
    {
        public void OnCompleted() { }

        public void OnError(Exception error) { }

        public void OnNext(ChangeSet<string, Named> value) => onNext(value);
    }
}
