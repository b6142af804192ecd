// SPDX-License-Identifier: Apache-2.0

using System.Diagnostics;

namespace Krt.Core.Tests.Scenarios;

/// <summary>Generous bounds of what things cost; exact figures are the benchmarks' business.</summary>
[NonParallelizable]
public sealed class CostScenarios
{
    [Test, Scenario("B11.1")]
    public async Task Update_does_not_cost_more_in_a_large_collection()
    {
        await using var small = new Workload(1_000);
        await using var large = new Workload(100_000);
        small.UpdateTime();
        large.UpdateTime();
        // The best of several rounds is the one that nothing else on the machine disturbed.
        var (smallest, largest) = (
            Enumerable.Range(0, 7).Min(_ => small.UpdateTime()),
            Enumerable.Range(0, 7).Min(_ => large.UpdateTime())
        );

        Assert.That(largest / smallest, Is.LessThan(4));
    }

    [Test, Scenario("B4.9")]
    public async Task One_predicate_does_not_burden_readers_by_key()
    {
        await using var engine = new KrtEngine(new() { Mode = PropagationMode.Inline });
        var rows = engine.Root.Source<int, Row>();
        var readers = engine.Root.Source<int, Row>();
        var (runs, checks) = (0, 0);
        var derived = readers.Select(
            (context, row) =>
            {
                runs++;
                return row.Key > 0
                    ? context.Get(rows, row.Key) ?? row
                    : new Row(
                        0,
                        context.Fetch(rows, Match<Row>.Where(other => ++checks > 0 && other.Value == 1)).Count
                    );
            }
        );
        readers.Reset(Enumerable.Range(0, 20_000).Select(key => new Row(key, 0)));
        (runs, checks) = (0, 0);

        for (var i = 1; i <= 100; i++)
            rows.Set(new Row(i, 2));
        Assert.That((runs, checks), Is.EqualTo((100, 100)));
        rows.Set(new Row(7, 1));
        Assert.That((runs, derived.Snapshot[0].Value, derived.Snapshot[7].Value), Is.EqualTo((102, 1, 1)));
    }

    [Test, Scenario("B4.14")]
    public async Task Burst_runs_each_dependant_once_per_commit()
    {
        await using var engine = new KrtEngine();
        var rows = engine.Root.Source<int, Row>();
        var readers = engine.Root.Source<int, Row>();
        var runs = 0;
        var sums = readers.Select(
            (context, row) =>
            {
                Interlocked.Increment(ref runs);
                return new Row(row.Key, context.Fetch(rows).Sum(other => other.Value));
            }
        );
        readers.Reset(Enumerable.Range(0, 50).Select(key => new Row(key, 0)));
        await engine.WhenSettledAsync();
        runs = 0;

        await engine.CommitAsync(transaction =>
        {
            for (var i = 0; i < 200; i++)
                transaction.Set(rows, new Row(i, 1));
        });

        Assert.That((runs, sums.Snapshot[49].Value), Is.EqualTo((50, 200)));
    }

    [Test, Scenario("B11.2")]
    public async Task Irrelevant_change_runs_nothing_and_allocates_little()
    {
        await using var engine = new KrtEngine(new() { Mode = PropagationMode.Inline });
        var rows = engine.Root.Source<int, Row>();
        var readers = engine.Root.Source<int, Row>();
        var runs = 0;
        _ = readers.Select(
            (context, row) =>
            {
                runs++;
                return context.Get(rows, row.Key);
            }
        );
        readers.Reset(Enumerable.Range(0, 1000).Select(key => new Row(key, 0)));
        Row[] versions = [new Row(5000, 1), new Row(5000, 2)];
        for (var i = 0; i < 100; i++)
            rows.Set(versions[i % 2]);
        runs = 0;
        var before = GC.GetAllocatedBytesForCurrentThread();

        for (var i = 0; i < 1000; i++)
            rows.Set(versions[i % 2]);

        var bytes = (GC.GetAllocatedBytesForCurrentThread() - before) / 1000;
        Assert.That(runs, Is.Zero);
        Assert.That(bytes, Is.LessThan(1024));
    }

    [Test, Scenario("B11.3")]
    public async Task Collections_cost_no_thread_and_little_memory()
    {
        await using var engine = new KrtEngine(new() { Mode = PropagationMode.Inline });
        var rows = engine.Root.Source<string, Named>();
        rows.Set(new("a", ""));
        _ = rows.Select((_, row) => row);
        var threads = Process.GetCurrentProcess().Threads.Count;
        var before = GC.GetTotalMemory(forceFullCollection: true);
        for (var i = 0; i < 500; i++)
            _ = rows.Select((_, row) => row);
        var bytes = GC.GetTotalMemory(forceFullCollection: true) - before;

        Assert.That(bytes / 500, Is.LessThan(4096));
        Assert.That(Process.GetCurrentProcess().Threads.Count, Is.LessThan(threads + 50));
    }

    [Test, Scenario("B11.4")]
    public async Task Rows_cost_a_bounded_number_of_bytes()
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        await using var workload = new Workload(100_000);
        var perPair = (GC.GetTotalMemory(forceFullCollection: true) - before) / 100_000;
        TestContext.Out.WriteLine(
            $"{perPair} B per source row and derived row with one indexed fetch, both rows included"
        );

        Assert.That(perPair, Is.LessThan(700));
    }

    private sealed class Workload : IAsyncDisposable
    {
        private readonly KrtEngine _engine = new(new() { Mode = PropagationMode.Inline });
        private readonly SourceCollection<int, Row> _rows;
        private readonly int _count;
        private int _value;

        public Workload(int count)
        {
            _count = count;
            _rows = _engine.Root.Source<int, Row>();
            var groups = _engine.Root.Source<int, Row>();
            groups.Reset(Enumerable.Range(0, 50).Select(key => new Row(key, 0)));
            var index = groups.Index(row => row.Key % 25);
            _ = _rows.Select((context, row) => new Row(row.Key, row.Value + context.Fetch(index, row.Key % 25).Count));
            _rows.Reset(Enumerable.Range(0, count).Select(key => new Row(key, 0)));
        }

        public double UpdateTime()
        {
            var started = Stopwatch.GetTimestamp();
            for (var i = 0; i < 2000; i++)
                _rows.Set(new Row(i * 7 % _count, ++_value));
            return Stopwatch.GetElapsedTime(started).TotalMicroseconds;
        }

        public ValueTask DisposeAsync() => _engine.DisposeAsync();
    }

    private sealed record Row(int Key, int Value) : IKeyed<int>;
}
