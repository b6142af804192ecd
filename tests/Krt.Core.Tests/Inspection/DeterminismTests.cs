// SPDX-License-Identifier: Apache-2.0

using TestKit;

namespace Krt.Core.Tests.Inspection;

public sealed class DeterminismTests
{
    private readonly CapturedLog _log = new();
#pragma warning disable NUnit1032 // Disposed after each test: the fixture lives for one test case.
    private readonly KrtEngine _engine;
#pragma warning restore NUnit1032
    private readonly SourceCollection<string, Named> _rows;
    private readonly SourceCollection<string, Named> _other;
    private int _runs;

    public DeterminismTests()
    {
        _engine = new KrtEngine(
            new()
            {
                Mode = PropagationMode.Inline,
                LoggerFactory = _log,
                DeterminismCheckInterval = 1,
            }
        );
        _rows = _engine.Root.Source<string, Named>(new() { Name = "rows" });
        _other = _engine.Root.Source<string, Named>(new() { Name = "other" });
        _other.Set(new("a", "1"));
        _other.Set(new("b", "1"));
    }

    [TearDown]
    public async Task Dispose()
    {
        await _engine.DisposeAsync();
        _log.Dispose();
    }

    [Test]
    public void Finds_results_that_differ()
    {
        Derive((_, row) => new Named(row.Key, $"{_runs}"));

        Assert.That(Violation(), Is.EqualTo("x: when it ran again, its results differed"));
    }

    [Test]
    public void Finds_keys_that_differ()
    {
        _ = _rows.Select((_, row) => row, row => $"{_runs++}", new() { Name = "derived" });
        _rows.Set(new("x", ""));

        Assert.That(Violation(), Is.EqualTo("x: when it ran again, its results differed"));
    }

    [Test]
    public void Finds_reads_that_differ_though_there_are_as_many()
    {
        Derive((context, row) => context.Get(_other, _runs % 2 == 0 ? "a" : "b") is null ? null : row);

        Assert.That(Violation(), Is.EqualTo("x: when it ran again, it also read key a of other"));
    }

    [Test]
    public void Finds_reads_that_are_left_out()
    {
        Derive((context, row) => _runs % 2 == 0 || context.Fetch(_other).Count > 0 ? row : null);

        Assert.That(Violation(), Is.EqualTo("x: when it ran again, it did not read all rows of other"));
    }

    [Test]
    public void Finds_matches_that_differ()
    {
        var labeled = _engine.Root.Source<NamespacedName, Pod>(new() { Name = "pods" });
        Derive(
            (context, row) =>
                new Named(
                    row.Key,
                    $"{context.Fetch(labeled, Match<Pod>.Labels(new(LabelSet.From("app", $"{_runs % 2}")))).Count}"
                )
        );

        Assert.That(
            Violation(),
            Does.StartWith("x: when it ran again, it also read labels app=0").And.EndWith(" of pods")
        );
    }

    [Test]
    public void Finds_reads_that_differ_on_a_run_that_repeats_what_the_row_read_before()
    {
        Derive((context, row) => context.Get(_other, _runs is 4 ? "b" : "a") is null ? null : row);
        Assert.That(Violation(), Is.Null);

        _rows.Set(new("x", "again"));

        Assert.That(Violation(), Is.EqualTo("x: when it ran again, it also read key b of other"));
    }

    [Test]
    public void Finds_runs_that_end_otherwise()
    {
        Derive((_, row) => _runs % 2 == 0 ? throw new FormatException() : row);

        Assert.That(Violation(), Is.EqualTo("x: when it ran again, it ended with FormatException instead of a result"));
    }

    [Test]
    public void Finds_runs_that_keep_their_previous_result_once()
    {
        Derive(
            (context, row) =>
            {
                if (_runs % 2 == 1)
                    context.KeepPrevious();
                return row;
            }
        );

        Assert.That(Violation(), Is.EqualTo("x: when it ran again, it did not keep its previous result"));
    }

    [Test]
    public void Finds_merges_that_differ()
    {
        _ = _rows.Merge(
            rows => new Named(rows[0].Key, $"{_runs++}"),
            new CollectionOptions<string, Named> { Name = "derived" },
            _other
        );

        _rows.Set(new("a", ""));

        Assert.That(Violation(), Is.EqualTo("a: when it ran again, its result differed"));
    }

    [Test]
    public void Finds_reads_past_the_context_even_if_the_exception_is_swallowed()
    {
        Derive(
            (_, row) =>
            {
                try
                {
                    return _other.TryGet("a", out var found) ? found : row;
                }
                catch (InvalidOperationException)
                {
                    return row;
                }
            }
        );

        Assert.That(Violation(), Is.EqualTo("x: it read other outside of its context"));
        Assert.That(Derived().OutsideReads, Is.EqualTo(1));
        Assert.That(
            _log.Entries,
            Is.EqualTo(["Error OutsideRead: Transform of derived read other outside of its context for x"])
        );
    }

    [Test]
    public void Names_collection_and_key_in_the_log()
    {
        Derive((_, row) => new Named(row.Key, $"{_runs}"));

        Assert.That(
            _log.Entries,
            Is.EqualTo([
                "Error NotDeterministic: Transform of derived is not deterministic for x: when it ran again, its results differed",
            ])
        );
        Assert.That(Derived().NondeterministicRuns, Is.EqualTo(1));
    }

    [Test]
    public void Finds_nothing_where_order_and_number_of_reads_differ_or_all_is_the_same()
    {
        Derive(
            (context, row) =>
            {
                var (first, second) = _runs % 2 == 0 ? ("a", "b") : ("b", "a");
                context.Get(_other, first);
                context.Get(_other, second);
                for (var i = 0; i < _runs % 2; i++)
                    context.Get(_other, first);
                _ = context.Fetch(_other, Match<Named>.Where(other => other.Key == row.Key)).Count;
                return row;
            }
        );
        _rows.Set(new("x", "again"));
        _rows.Set(new("y", ""));

        Assert.That((Violation(), Derived().Runs, _runs), Is.EqualTo((default(string), 3, 6)));
    }

    [Test]
    public async Task Checks_a_sample_with_several_workers()
    {
        await using var engine = new KrtEngine(
            new()
            {
                Mode = PropagationMode.Inline,
                DeterminismCheckInterval = 10,
                MaxDegreeOfParallelism = 4,
                ParallelThreshold = 16,
            }
        );
        var rows = engine.Root.Source<int, Numbered>();
        var other = engine.Root.Source<int, Numbered>();
        other.Set(new(0, 0));
        var runs = 0;
        _ = rows.Select(
            (context, row) =>
            {
                context.Get(other, row.Key);
                return new Numbered(row.Key, Interlocked.Increment(ref runs));
            },
            new CollectionOptions<int, Numbered> { Name = "derived" }
        );

        rows.Reset(Enumerable.Range(0, 1000).Select(key => new Numbered(key, 0)));

        var derived = engine.Dump(new() { Names = "derived" }).Collections.Single();
        Assert.That((derived.NondeterministicRuns, derived.Runs), Is.EqualTo((100, 1000)));
    }

    private void Derive(Func<TransformContext, Named, Named?> transform)
    {
        _ = _rows.Select(
            (context, row) =>
            {
                _runs++;
                return transform(context, row);
            },
            new CollectionOptions<string, Named> { Name = "derived" }
        );
        _rows.Set(new("x", ""));
    }

    private CollectionDump Derived() => _engine.Dump(new() { Names = "derived" }).Collections.Single();

    private string? Violation() => Derived().LastViolation;

    private sealed record Numbered(int Key, int Value) : IKeyed<int>;
}
