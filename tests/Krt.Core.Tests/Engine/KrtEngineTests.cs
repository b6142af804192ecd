// SPDX-License-Identifier: Apache-2.0

using TestKit;

namespace Krt.Core.Tests.Engine;

public sealed class KrtEngineTests : EngineFixture
{
    [Test]
    public async Task Publishes_a_transaction_over_several_sources_as_one()
    {
        var left = Engine.Root.Source<string, Named>();
        var right = Engine.Root.Source<string, Named>();
        var both = Record(
            left.Select((context, row) => new Named(row.Key, row.Value + context.Get(right, row.Key)?.Value))
        );

        for (var i = 0; i < 10; i++)
        {
            await Engine.CommitAsync(transaction =>
            {
                transaction.Set(left, new Named("a", $"{i}"));
                transaction.Set(right, new Named("a", $"{i}"));
            });
            Assert.That(both.State["a"].Value, Is.EqualTo($"{i}{i}"));
        }
        Assert.That(both.Sets.Sum(set => set.Count), Is.EqualTo(10));
    }

    [Test]
    public async Task Nets_writes_to_one_key()
    {
        var rows = Engine.Root.Source<string, Named>();
        var recorder = Record(rows);
        rows.Set(new("a", "1"));
        recorder.TakeChanges();

        await Engine.CommitAsync(transaction =>
        {
            transaction.Set(rows, new Named("a", "2"));
            transaction.Set(rows, new Named("a", "1"));
            transaction.Set(rows, new Named("b", "1"));
            transaction.Remove(rows, "b");
            transaction.Reset(rows, [new Named("a", "1"), new Named("c", "1")]);
        });

        Assert.That(recorder.TakeChanges(), Is.EqualTo(["Add c"]));
    }

    [Test]
    public async Task Publishes_a_transaction_without_writes()
    {
        var number = await Engine.CommitAsync(_ => { });

        Assert.That(Engine.Epoch, Is.EqualTo(number));
    }

    [Test]
    public void Reports_an_equal_row_only_when_touched()
    {
        var rows = Engine.Root.Source<string, Named>();
        var runs = 0;
        _ = rows.Select((_, row) => new Named(row.Key, $"{runs++}"));
        var recorder = Record(rows);
        rows.Set(new("a", "1"));
        recorder.TakeChanges();

        rows.Set(new("a", "1"));
        Assert.That((runs, recorder.TakeChanges().Length), Is.EqualTo((1, 0)));
        rows.Touch("a");
        Assert.That(recorder.TakeChanges(), Is.EqualTo(["Update a"]));
        Assert.That(runs, Is.EqualTo(2));
    }

    [Test]
    public async Task Takes_one_epoch_across_collections()
    {
        await using var engine = new KrtEngine();
        var rows = engine.Root.Source<string, Named>();
        var copies = rows.Select((_, row) => row);
        var stop = false;
        var writer = Task.Run(() =>
        {
            for (var i = 0; !Volatile.Read(ref stop); i++)
                rows.Set(new("a", $"{i}"));
        });

        for (var i = 0; i < 200; i++)
        {
            var snapshot = engine.TakeSnapshot();
            Assert.That(
                snapshot.Of(copies).GetValueOrDefault("a"),
                Is.EqualTo(snapshot.Of(rows).GetValueOrDefault("a"))
            );
        }
        Volatile.Write(ref stop, true);
        await writer;
    }

    [Test]
    [CancelAfter(30_000)]
    public async Task Settles_when_every_subscriber_has_taken_everything(CancellationToken cancellationToken)
    {
        await using var engine = new KrtEngine(new KrtEngineOptions { LoggerFactory = Log });
        var rows = engine.Root.Source<string, Named>();
        using var recorder = new CollectionRecorder<string, Named>(rows.Select((_, row) => row));
        for (var i = 0; i < 1000; i++)
            rows.Set(new($"{i % 10}", $"{i}"));

        await engine.WhenSettledAsync(cancellationToken);

        Assert.That(Log.Entries, Is.Empty);
        Assert.That(recorder.Violation, Is.Null);
        Assert.That(recorder.State.Values.Select(row => int.Parse(row.Value, null)).Sum(), Is.EqualTo(9945));
    }

    [Test]
    public async Task Ends_waiting_and_subscriptions_when_disposed()
    {
        var engine = new KrtEngine();
        var never = engine.Root.Source<string, Named>(new() { StartSynced = false });
        var recorder = new CollectionRecorder<string, Named>(never);
        await engine.WhenSettledAsync();
        var waiting = engine.WaitForEpochAsync(long.MaxValue);

        await engine.DisposeAsync();
        await engine.DisposeAsync();

        Assert.That(async () => await waiting, Throws.InstanceOf<ObjectDisposedException>());
        Assert.That(async () => await never.Synced, Throws.InstanceOf<OperationCanceledException>());
        Assert.That(() => never.Set(new("a", "")), Throws.InstanceOf<ObjectDisposedException>());
        recorder.Dispose();
    }

    [Test]
    public void Reads_singletons()
    {
        var rows = Engine.Root.Source<string, Named>();
        var count = Engine.Root.Singleton(context => new Named("count", $"{context.Fetch(rows).Count}"));
        var seen = rows.Select((context, row) => new Named(row.Key, context.Get(count)!.Value));

        rows.Set(new("a", ""));
        rows.Set(new("b", ""));

        Assert.That(count.Value!.Value, Is.EqualTo("2"));
        Assert.That(seen.Snapshot.Values.Select(row => row.Value), Is.All.EqualTo("2"));
    }
}
