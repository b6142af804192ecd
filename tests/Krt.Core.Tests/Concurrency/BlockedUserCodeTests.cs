// SPDX-License-Identifier: Apache-2.0

using TestKit;

namespace Krt.Core.Tests.Concurrency;

/// <summary>
/// While code of the user's blocks, nobody waits who does not need its result: no lock is held around it.
/// </summary>
[CancelAfter(30_000)]
public sealed class BlockedUserCodeTests
{
    private const int Rows = 64;

    /// <summary>Where the engine calls code of the user's in the course of an epoch.</summary>
    public enum Place
    {
        Transform,
        ParallelTransform,
        KeySelector,
        IndexExtractor,
        MergeFunction,
        Predicate,
        MatchPredicate,
        Equality,
        RemoveWhere,
    }

    [Test, Scenario("B2.4")]
    public async Task Readers_writers_and_other_engines_go_on([Values] Place place, CancellationToken cancellationToken)
    {
        using var gate = new Gate(cancellationToken);
        await using var engine = new KrtEngine(new() { MaxDegreeOfParallelism = 2, ParallelThreshold = Rows });
        var rows = engine.Root.Source<string, Named>(
            new() { Name = "rows", Equality = place == Place.Equality ? new GatedEquality(gate) : null }
        );
        var others = engine.Root.Source<string, Named>();
        Build(place, rows, others, gate);
        rows.Reset(Enumerable.Range(0, Rows).Select(i => new Named($"{i}", "1")));
        var seen = new CollectionRecorder<string, Named>(rows);
        await engine.WaitForEpochAsync(others.Set(new("read", "1")), cancellationToken);
        await engine.WhenSettledAsync(cancellationToken);
        // What outside code reads for the first time is arranged for it between two epochs.
        _ = (rows.Snapshot, others.Snapshot, engine.TakeSnapshot());
        var before = engine.Epoch;

        gate.Close();
        Disturb(place, rows, gate);
        gate.WaitUntilEntered();

        Assert.That(rows.TryGet("0", out var row) ? row.Value : null, Is.EqualTo("1"));
        Assert.That(rows.Snapshot, Has.Count.EqualTo(Rows));
        Assert.That(engine.TakeSnapshot().Of(others), Has.Count.EqualTo(1));
        Assert.That((engine.Epoch, engine.TakeSnapshot().Epoch), Is.EqualTo((before, before)));
        var number = others.Set(new("written", "1"));
        var commit = engine.CommitAsync(
            transaction => transaction.Set(others, new Named("committed", "1")),
            cancellationToken
        );
        using var late = others.Connect().Subscribe(_ => { });
        var built = rows.Select((_, input) => input);
        var scope = engine.CreateScope("short");
        var disposal = scope.DisposeAsync();
        seen.Dispose();
        await OtherEngineWorks(cancellationToken);
        Assert.That(
            (number > before, commit.IsCompleted, disposal.IsCompleted, engine.Epoch),
            Is.EqualTo((true, false, false, before))
        );

        gate.Release();
        await commit;
        await disposal;
        await engine.WhenSettledAsync(cancellationToken);
        Assert.That((others.Snapshot.Count, built.IsSynced), Is.EqualTo((3, true)));
    }

    [Test, Scenario("A2.3", "A2.5")]
    public async Task Other_subscribers_and_epochs_go_on_while_one_blocks(CancellationToken cancellationToken)
    {
        await using var engine = new KrtEngine();
        var rows = engine.Root.Source<string, Named>();
        using var slow = new SlowSubscriber<string, Named>(rows);
        slow.WaitUntilEntered(cancellationToken);
        using var early = new WaitingSubscriber<string, Named>(rows);

        for (var i = 0; i < 100; i++)
            await engine.CommitAsync(transaction => transaction.Set(rows, new Named("a", $"{i}")), cancellationToken);
        using var late = new WaitingSubscriber<string, Named>(rows);

        await early.WaitFor("a", row => row?.Value == "99", cancellationToken);
        await late.WaitFor("a", row => row?.Value == "99", cancellationToken);
        Assert.That((slow.Sets.Count, rows.TryGet("a", out _)), Is.EqualTo((0, true)));
        slow.Release();
        await engine.WhenSettledAsync(cancellationToken);
        Assert.That(slow.Sets[^1].Single().New!.Value, Is.EqualTo("99"));
    }

    [Test]
    public async Task First_read_waits_for_the_running_epoch_and_no_longer(CancellationToken cancellationToken)
    {
        using var gate = new Gate(cancellationToken);
        await using var engine = new KrtEngine();
        var rows = engine.Root.Source<string, Named>();
        _ = rows.Select(
            (_, row) =>
            {
                gate.Pass();
                return row;
            }
        );
        gate.Close();
        rows.Set(new("a", "1"));
        gate.WaitUntilEntered();

        var first = Task.Run(() => rows.Snapshot, cancellationToken);
        var lookup = Task.Run(() => rows.Index(row => row.Value).Lookup("1"), cancellationToken);
        while (!engine.Root.Propagator.HasQuestions)
            await Task.Yield();
        Assert.That(first.IsCompleted, Is.False);

        gate.Release();
        Assert.That(((await first).Count, (await lookup).Count), Is.EqualTo((1, 1)));
    }

    private static void Build(
        Place place,
        SourceCollection<string, Named> rows,
        SourceCollection<string, Named> others,
        Gate gate
    )
    {
        switch (place)
        {
            case Place.Transform or Place.ParallelTransform:
                _ = rows.Select((_, row) => Passed(gate, row));
                break;
            case Place.KeySelector:
                _ = rows.Select((_, row) => row, row => Passed(gate, row.Key));
                break;
            case Place.IndexExtractor:
                _ = rows.Index(row => Passed(gate, row.Value)).Lookup("1");
                break;
            case Place.MergeFunction:
                _ = rows.Merge(present => Passed(gate, present[0]), others);
                break;
            case Place.Predicate:
                _ = rows.Where(_ => Passed(gate, true));
                break;
            case Place.MatchPredicate:
                _ = others.Select(
                    (context, row) =>
                        new Named(row.Key, $"{context.Fetch(rows, Match<Named>.Where(_ => Passed(gate, true))).Count}")
                );
                break;
            default:
                break;
        }
    }

    private static void Disturb(Place place, SourceCollection<string, Named> rows, Gate gate)
    {
        if (place == Place.RemoveWhere)
            rows.RemoveWhere(row => Passed(gate, row.Value == "none"));
        else if (place == Place.ParallelTransform)
            rows.Reset(Enumerable.Range(0, Rows).Select(i => new Named($"{i}", "2")));
        else
            rows.Set(new("0", "2"));
    }

    private static T Passed<T>(Gate gate, T value)
    {
        gate.Pass();
        return value;
    }

    private static async Task OtherEngineWorks(CancellationToken cancellationToken)
    {
        await using var engine = new KrtEngine(new() { MaxDegreeOfParallelism = 2, ParallelThreshold = 2 });
        var rows = engine.Root.Source<string, Named>();
        var copies = rows.Select((_, row) => row);
        rows.Reset([new("a", "1"), new("b", "1")]);
        await engine.WhenSettledAsync(cancellationToken);
        Assert.That(copies.Snapshot, Has.Count.EqualTo(2));
    }

    private sealed class GatedEquality(Gate gate) : IEqualityComparer<Named>
    {
        public bool Equals(Named? x, Named? y)
        {
            gate.Pass();
            return x == y;
        }

        public int GetHashCode(Named obj) => obj.GetHashCode();
    }
}
