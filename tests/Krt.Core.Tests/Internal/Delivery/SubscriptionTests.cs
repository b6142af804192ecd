// SPDX-License-Identifier: Apache-2.0

using Krt.Internal;
using TestKit;

namespace Krt.Core.Tests.Internal.Delivery;

[CancelAfter(30_000)]
public sealed class SubscriptionTests
{
    [Test, Scenario("B2.6")]
    public async Task Delivers_every_epoch_to_an_unbounded_backlog(CancellationToken cancellationToken)
    {
        await using var engine = new KrtEngine();
        var rows = engine.Root.Source<string, Named>();
        using var slow = new SlowSubscriber<string, Named>(rows, new() { Backlog = BacklogPolicy.Unbounded });
        slow.WaitUntilEntered(cancellationToken);

        for (var i = 0; i < 101; i++)
            await engine.WaitForEpochAsync(rows.Set(new("a", $"{i}")), cancellationToken);
        slow.Release();
        await engine.WhenSettledAsync(cancellationToken);

        Assert.That(slow.Sets, Has.Count.EqualTo(102));
        Assert.That(
            slow.Sets.Skip(1).Select(set => set.Single().New!.Value),
            Is.EqualTo(Enumerable.Range(0, 101).Select(i => $"{i}"))
        );
    }

    [Test, Scenario("B2.6")]
    public async Task Fails_a_subscriber_beyond_its_capacity_and_no_other(CancellationToken cancellationToken)
    {
        using var log = new CapturedLog();
        await using var engine = new KrtEngine(new() { LoggerFactory = log });
        var rows = engine.Root.Source<string, Named>();
        using var slow = new SlowSubscriber<string, Named>(rows, new() { Backlog = BacklogPolicy.Fail, Capacity = 3 });
        using var recorder = new CollectionRecorder<string, Named>(rows);
        slow.WaitUntilEntered(cancellationToken);

        for (var i = 0; i < 4; i++)
            await engine.WaitForEpochAsync(rows.Set(new("a", $"{i}")), cancellationToken);
        slow.Release();
        await engine.WhenSettledAsync(cancellationToken);

        Assert.That(slow.End, Is.TypeOf<KrtBacklogException>());
        Assert.That(slow.Sets, Has.Count.EqualTo(1));
        Assert.That(log.Entries.Single(), Does.Contain("BacklogExceeded"));
        Assert.That(recorder.State["a"].Value, Is.EqualTo("3"));
        await engine.WaitForEpochAsync(rows.Set(new("a", "5")), cancellationToken);
        await engine.WhenSettledAsync(cancellationToken);
        Assert.That((slow.Sets.Count, rows.Node.SubscriptionCount), Is.EqualTo((1, 1)));
    }

    [Test]
    public async Task Compares_keys_under_no_lock(CancellationToken cancellationToken)
    {
        await using var engine = new KrtEngine();
        using var gate = new Gate(cancellationToken);
        var rows = engine.Root.Source<GatedKey, Named>(new() { Key = _ => new GatedKey("never set", null) });
        var sets = new List<ChangeSet<GatedKey, Named>>();
        using var entered = new ManualResetEventSlim();
        using var resume = new ManualResetEventSlim();
        using var subscription = new Subscription<GatedKey, Named>(
            rows.Node,
            System.Reactive.Observer.Create<ChangeSet<GatedKey, Named>>(set =>
            {
                entered.Set();
                resume.Wait(cancellationToken);
                sets.Add(set);
            }),
            new ConnectOptions(),
            null
        );
        subscription.Enqueue(SetOf(1, new GatedKey("a", null)));
        entered.Wait(cancellationToken);
        subscription.Enqueue(SetOf(2, new GatedKey("b", null)));

        gate.Close();
        var merging = Task.Run(() => subscription.Enqueue(SetOf(3, new GatedKey("c", gate))), cancellationToken);
        gate.WaitUntilEntered();
        Assert.That(subscription.WaitingCount, Is.Zero);
        resume.Set();
        gate.Release();
        await merging;
        await engine.WhenSettledAsync(cancellationToken);

        Assert.That(sets.Select(set => (set.Epoch, set.Count)), Is.EqualTo([(1L, 1), (3L, 2)]));
    }

    [Test]
    public async Task Cuts_off_a_subscriber_that_throws_while_more_arrives(CancellationToken cancellationToken)
    {
        using var log = new CapturedLog();
        await using var engine = new KrtEngine(new() { LoggerFactory = log });
        var rows = engine.Root.Source<string, Named>();
        var calls = 0;
        using var subscription = rows.Connect(new() { Backlog = BacklogPolicy.Unbounded })
            .Subscribe(_ =>
            {
                calls++;
                for (var i = 0; i < 10; i++)
                    rows.Set(new($"{i}", ""));
                throw new FormatException();
            });

        await engine.WhenSettledAsync(cancellationToken);

        Assert.That((calls, rows.Snapshot.Count, log.Entries.Count), Is.EqualTo((1, 10, 1)));
        Assert.That(rows.Node.SubscriptionCount, Is.Zero);
    }

    private static ChangeSet<GatedKey, Named> SetOf(long epoch, GatedKey key) =>
        new(
            [new Change<GatedKey, Named>(ChangeKind.Add, key, null, new(key.Name, ""))],
            epoch,
            arrivedAt: epoch,
            isInitial: false,
            isSynced: true
        );

    private sealed record GatedKey(string Name, Gate? Gate)
    {
        public bool Equals(GatedKey? other) => other?.Name == Name;

        public override int GetHashCode()
        {
            Gate?.Pass();
            return StringComparer.Ordinal.GetHashCode(Name);
        }
    }
}
