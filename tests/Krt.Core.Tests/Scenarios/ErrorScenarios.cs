// SPDX-License-Identifier: Apache-2.0

using TestKit;

namespace Krt.Core.Tests.Scenarios;

public sealed class ErrorScenarios : EngineFixture
{
    private readonly SourceCollection<string, Named> _rows;

    public ErrorScenarios() => _rows = Engine.Root.Source<string, Named>(new() { Name = "rows" });

    [Test, Scenario("B3.1", "B3.2")]
    public void Lowest_input_key_wins_and_the_loser_is_silent()
    {
        var letters = Record(Letters(_rows));
        _rows.Set(new("2", "a"));
        _rows.Set(new("1", "aa"));
        Assert.That(letters.State["a"].Value, Is.EqualTo("1"));
        Assert.That(Log.Entries, Has.Some.Contains("DuplicateOutput").And.Some.Contains("Collision"));
        letters.TakeChanges();
        _rows.Set(new("2", "a "));
        Assert.That(letters.TakeChanges(), Is.EqualTo(["Add  "]));
        _rows.Remove("1");
        Assert.That((letters.TakeChanges(), letters.State["a"].Value), Is.EqualTo((new[] { "Update a" }, "2")));
        _rows.Set(new("3", "a"));
        _rows.Remove("3");
        Assert.That(letters.TakeChanges(), Is.Empty);
        _rows.Remove("2");
        Assert.That(letters.TakeChanges(), Is.EqualTo(["Delete  ", "Delete a"]));
    }

    [Test, Scenario("B3.3")]
    public async Task Keys_that_are_swapped_are_never_lost()
    {
        var letters = Record(Letters(_rows));
        for (var i = 0; i < 10_000; i++)
        {
            var even = i % 2 == 0;
            await Engine.CommitAsync(transaction =>
            {
                transaction.Set(_rows, new Named("1", even ? "a" : "b"));
                transaction.Set(_rows, new Named("2", even ? "b" : "a"));
            });
        }
        Assert.That(
            letters.Sets.Skip(2).SelectMany(set => set).Select(change => change.Kind),
            Is.All.EqualTo(ChangeKind.Update)
        );
        Assert.That(letters.Sets, Has.Count.EqualTo(10_001));
        Assert.That(
            (letters.State["a"].Value, letters.State["b"].Value, letters.Violation),
            Is.EqualTo(("2", "1", default(string)))
        );
        Assert.That(Log.Entries, Is.Empty);
    }

    [Test, Scenario("B3.4", "B3.5")]
    public void Output_key_may_change_and_no_output_keeps_dependencies()
    {
        var other = Engine.Root.Source<string, Named>();
        var keyed = Record(_rows.Select((context, row) => context.Get(other, row.Value), row => row.Value));
        _rows.Set(new("a", "k"));
        Assert.That(keyed.TakeChanges(), Is.Empty);
        other.Set(new("k", "x"));
        Assert.That(keyed.TakeChanges(), Is.EqualTo(["Add x"]));
        other.Set(new("k", "y"));
        Assert.That(keyed.TakeChanges(), Is.EqualTo(["Add y", "Delete x"]));
        other.Remove("k");
        Assert.That(keyed.TakeChanges(), Is.EqualTo(["Delete y"]));
    }

    [Test]
    public void First_owner_keeps_its_key_until_it_goes()
    {
        var letters = Record(Letters(_rows, new() { Collisions = CollisionPolicy.FirstOwnerWins }));
        _rows.Set(new("3", "a"));
        _rows.Set(new("2", "a"));
        _rows.Set(new("1", "a"));
        Assert.That(letters.State["a"].Value, Is.EqualTo("3"));
        _rows.Remove("3");
        Assert.That(letters.State["a"].Value, Is.EqualTo("1"));
        _rows.Set(new("0", "a"));
        Assert.That(letters.State["a"].Value, Is.EqualTo("1"));
    }

    [Test]
    public void Policy_of_a_collection_goes_before_that_of_the_engine()
    {
        Func<TransformContext, Named, Named?> transform = (_, row) =>
            row.Value == "bad" ? throw new FormatException() : row;
        var kept = _rows.Select(transform);
        var removed = _rows.Select(
            transform,
            new CollectionOptions<string, Named> { Errors = TransformErrorPolicy.Remove }
        );
        _rows.Set(new("a", "1"));
        _rows.Set(new("a", "bad"));
        Assert.That((kept.Snapshot.Count, removed.Snapshot.Count), Is.EqualTo((1, 0)));

        Func<IReadOnlyList<Named>, Named?> merge = rows => rows[0].Value == "2" ? throw new FormatException() : rows[0];
        var keptMerge = _rows.Merge(merge);
        var removedMerge = _rows.Merge(
            merge,
            new CollectionOptions<string, Named> { Errors = TransformErrorPolicy.Remove }
        );
        _rows.Set(new("a", "2"));
        Assert.That((keptMerge.Snapshot.Count, removedMerge.Snapshot.Count), Is.EqualTo((1, 0)));

        _ = _rows.Select(transform, new CollectionOptions<string, Named> { Errors = TransformErrorPolicy.Fail });
        _rows.Set(new("a", "bad"));
        Assert.That(
            async () => await Engine.CommitAsync(_ => { }),
            Throws.InvalidOperationException.With.InnerException.TypeOf<KrtTransformException>()
        );
        Assert.That(kept.Snapshot, Has.Count.EqualTo(1));
    }

    private static IKrtCollection<string, Named> Letters(
        IKrtCollection<string, Named> rows,
        CollectionOptions<string, Named>? options = null
    ) => rows.SelectMany((_, row) => row.Value.Select(c => new Named($"{c}", row.Key)), letter => letter.Key, options);
}
