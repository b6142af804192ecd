// SPDX-License-Identifier: Apache-2.0

using System.Diagnostics;

namespace Krt.Core.Tests.Engine;

/// <summary>Since when what a subscriber is told has been known.</summary>
[CancelAfter(30_000)]
public sealed class ArrivalTests : EngineFixture
{
    [Test]
    public void Is_when_a_write_is_queued()
    {
        var rows = Engine.Root.Source<string, Named>();
        var recorder = Record(rows.Select((_, row) => row));

        var before = Stopwatch.GetTimestamp();
        rows.Set(new("a", "1"));
        var after = Stopwatch.GetTimestamp();

        Assert.That(recorder.Sets[^1].ArrivedAt, Is.InRange(before, after));
    }

    [Test]
    public async Task Is_what_a_transaction_says_and_counts_for_its_epoch_only()
    {
        var rows = Engine.Root.Source<string, Named>();
        var recorder = Record(rows.Select((_, row) => row));

        await Engine.CommitAsync(transaction =>
        {
            transaction.ArrivedAt = 7;
            transaction.Set(rows, new Named("a", "1"));
        });
        Assert.That(recorder.Sets[^1].ArrivedAt, Is.EqualTo(7));

        var before = Stopwatch.GetTimestamp();
        await Engine.CommitAsync(transaction => transaction.Set(rows, new Named("a", "2")));
        Assert.That(recorder.Sets[^1].ArrivedAt, Is.GreaterThanOrEqualTo(before));
    }

    [Test]
    public async Task Is_that_of_the_oldest_write_where_several_share_an_epoch(CancellationToken cancellationToken)
    {
        await using var engine = new KrtEngine();
        using var gate = new Gate(cancellationToken);
        var rows = engine.Root.Source<string, Named>();
        var recorder = Record(
            rows.Select(
                (_, row) =>
                {
                    gate.Pass();
                    return row;
                }
            ),
            new ConnectOptions { Backlog = BacklogPolicy.Unbounded }
        );
        await engine.WhenSettledAsync(cancellationToken);

        gate.Close();
        rows.Set(new("a", "1"));
        gate.WaitUntilEntered();
        foreach (var arrivedAt in new long?[] { 9, 7, null, 8 })
        {
            _ = engine
                .CommitAsync(
                    transaction =>
                    {
                        transaction.ArrivedAt = arrivedAt;
                        transaction.Set(rows, new Named($"{arrivedAt}", "1"));
                    },
                    cancellationToken
                )
                .AsTask();
        }
        gate.Release();
        await engine.WhenSettledAsync(cancellationToken);

        Assert.That(recorder.Sets[^1].Count, Is.EqualTo(4));
        Assert.That(recorder.Sets[^1].ArrivedAt, Is.EqualTo(7));
    }

    [Test]
    public async Task Is_that_of_the_oldest_epoch_for_a_slow_subscriber(CancellationToken cancellationToken)
    {
        await using var engine = new KrtEngine();
        var rows = engine.Root.Source<string, Named>();
        using var slow = new SlowSubscriber<string, Named>(rows);
        slow.WaitUntilEntered(cancellationToken);

        foreach (var arrivedAt in new long[] { 8, 7, 9 })
        {
            await engine.CommitAsync(
                transaction =>
                {
                    transaction.ArrivedAt = arrivedAt;
                    transaction.Set(rows, new Named($"{arrivedAt}", "1"));
                },
                cancellationToken
            );
        }
        slow.Release();
        await engine.WhenSettledAsync(cancellationToken);

        Assert.That(slow.Sets[^1].Count, Is.EqualTo(3));
        Assert.That(slow.Sets[^1].ArrivedAt, Is.EqualTo(7));
    }
}
