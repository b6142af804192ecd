// SPDX-License-Identifier: Apache-2.0

using TestKit;

namespace Krt.Core.Tests.Scenarios;

public sealed class ConsistencyScenarios : EngineFixture
{
    [TestCase(1, 20_000)]
    [TestCase(1000, 2_000)]
    [Scenario("B1.1", "B1.2", "B1.3")]
    public async Task Diamond_never_mixes_two_epochs(int keys, int commits)
    {
        var source = Engine.Root.Source<int, Numbered>();
        var runs = 0;
        var left = source.Select((_, row) => new Numbered(row.Key, row.Value));
        var right = source.Select((_, row) => new Numbered(row.Key, row.Value)).Select((_, row) => row);
        var both = left.Select(
            (context, row) =>
            {
                Interlocked.Increment(ref runs);
                return row.Value == context.Get(right, row.Key)!.Value
                    ? row
                    : throw new InvalidOperationException("mixed");
            }
        );
        source.Reset(Enumerable.Range(0, keys).Select(key => new Numbered(key, 0)));
        var recorder = Record(both);
        (runs, var random) = (0, new Random(1));
        for (var i = 1; i <= commits; i++)
        {
            await Engine.CommitAsync(transaction =>
            {
                for (var n = 0; n < 3; n++)
                    transaction.Set(source, new Numbered(random.Next(keys), i));
            });
        }
        Assert.That(Log.Entries, Is.Empty);
        Assert.That(recorder.Sets, Has.Count.EqualTo(commits + 1));
        Assert.That(runs, Is.EqualTo(recorder.Sets.Skip(1).Sum(set => set.Count)));
        Assert.That(recorder.Violation, Is.Null);
    }

    [Test, Scenario("B1.3")]
    public async Task Chains_and_fan_ins_run_each_row_once_per_commit()
    {
        var source = Engine.Root.Source<int, Numbered>();
        var runs = 0;
        Numbered Count(Numbered row)
        {
            runs++;
            return row;
        }
        IKrtCollection<int, Numbered> tip = source;
        var links = new List<IKrtCollection<int, Numbered>>();
        for (var i = 0; i < 10; i++)
            links.Add(tip = tip.Select((_, row) => Count(new Numbered(row.Key, row.Value + 1))));
        // Reads every link of the chain, the last one first and the first one last.
        var all = source.Select(
            (context, row) =>
                Count(
                    new Numbered(row.Key, links.AsEnumerable().Reverse().Sum(link => context.Get(link, row.Key)!.Value))
                )
        );
        var recorder = Record(all);
        source.Set(new(1, 0));
        (runs, var sets) = (0, recorder.Sets.Count);

        await Engine.CommitAsync(transaction =>
        {
            for (var i = 1; i <= 100; i++)
                transaction.Set(source, new Numbered(1, i));
        });

        Assert.That((runs, recorder.Sets.Count - sets), Is.EqualTo((11, 1)));
        Assert.That(recorder.State[1].Value, Is.EqualTo((10 * 100) + 55));
    }

    [Test, Scenario("B1.7", "B1.8")]
    public void Results_do_not_depend_on_the_number_of_workers()
    {
        var one = Run(1);
        Assert.That(Run(2), Is.EqualTo(one));
        Assert.That(Run(8), Is.EqualTo(one));

        static List<string> Run(int workers)
        {
            using var log = new CapturedLog();
            var engine = new KrtEngine(
                new KrtEngineOptions
                {
                    Mode = PropagationMode.Inline,
                    MaxDegreeOfParallelism = workers,
                    ParallelThreshold = 16,
                    LoggerFactory = log,
                }
            );
            var rows = engine.Root.Source<int, Numbered>();
            var others = engine.Root.Source<int, Numbered>();
            var byValue = rows.Index(row => row.Value % 7);
            var tall = rows.Select((_, row) => row).Select((_, row) => row);
            var derived = others.SelectMany(
                (context, row) =>
                    context
                        .Fetch(byValue, row.Value % 7)
                        .Where(found => context.Get(tall, found.Key) is not null)
                        .Select(found => new Numbered(
                            found.Key % 50,
                            row.Key + found.Value + context.Count(byValue, 3)
                        )),
                row => row.Key
            );
            var sets = new List<string>();
            using var subscription = derived.Connect().Subscribe(set => sets.Add(string.Join(' ', set)));
            var random = new Random(7);
            for (var i = 0; i < 60; i++)
            {
                others.Reset(Enumerable.Range(0, random.Next(200)).Select(key => new Numbered(key, random.Next(100))));
                rows.Reset(Enumerable.Range(0, random.Next(300)).Select(key => new Numbered(key, random.Next(100))));
            }
            sets.AddRange(log.Entries.Where(entry => !entry.Contains("Duplicate", StringComparison.Ordinal)));
            return sets;
        }
    }

    [Test, Scenario("B1.6")]
    [CancelAfter(30_000)]
    public async Task Concurrent_writers_readers_subscribers_and_scopes_stay_consistent(
        CancellationToken cancellationToken
    )
    {
        await using var engine = new KrtEngine(
            new KrtEngineOptions
            {
                LoggerFactory = Log,
                MaxDegreeOfParallelism = 4,
                ParallelThreshold = 8,
            }
        );
        var rows = engine.Root.Source<int, Numbered>();
        var twice = rows.Select((context, row) => new Numbered(row.Key, row.Value + context.Get(rows, row.Key)!.Value));
        using var recorder = new CollectionRecorder<int, Numbered>(twice);
        var writers = Enumerable
            .Range(0, 2)
            .Select(writer =>
                Task.Run(
                    () =>
                    {
                        for (var i = 0; i < 3000; i++)
                            rows.Set(new Numbered(writer * 10 + i % 10, i));
                    },
                    cancellationToken
                )
            )
            .ToArray();
        var writing = Task.WhenAll(writers);
        var readers = Task.Run(
            () =>
            {
                while (!writing.IsCompleted)
                {
                    var snapshot = engine.TakeSnapshot();
                    var source = snapshot.Of(rows);
                    foreach (var (key, row) in snapshot.Of(twice))
                        Assert.That(row.Value, Is.EqualTo(2 * source[key].Value));
                }
            },
            cancellationToken
        );
        var scopes = Task.Run(
            async () =>
            {
                while (!writing.IsCompleted)
                {
                    await using var scope = engine.CreateScope("short");
                    using var late = new CollectionRecorder<int, Numbered>(
                        twice.Select((_, row) => row, new CollectionOptions<int, Numbered> { Scope = scope })
                    );
                    await engine.WaitForEpochAsync(engine.Epoch, cancellationToken);
                    Assert.That(late.Violation, Is.Null);
                }
            },
            cancellationToken
        );
        await Task.WhenAll(writing, readers, scopes);
        await engine.WhenSettledAsync(cancellationToken);
        Assert.That((recorder.Violation, recorder.State.Count), Is.EqualTo((default(string), 20)));
        Assert.That(recorder.State, Is.EquivalentTo(twice.Snapshot));
        Assert.That(Log.Entries, Is.Empty);
    }

    private sealed record Numbered(int Key, int Value) : IKeyed<int>;
}
