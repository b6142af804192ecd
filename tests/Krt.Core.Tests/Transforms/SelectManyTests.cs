// SPDX-License-Identifier: Apache-2.0

namespace Krt.Core.Tests.Transforms;

public sealed class SelectManyTests : EngineFixture
{
    private readonly SourceCollection<string, Named> _rows;
    private readonly IKrtCollection<string, Named> _letters;

    public SelectManyTests()
    {
        _rows = Engine.Root.Source<string, Named>();
        _letters = _rows.SelectMany(
            (_, row) => row.Value.Select(c => new Named($"{c}", row.Key)),
            letter => letter.Key
        );
    }

    [Test]
    public void Follows_the_set_of_produced_rows()
    {
        var letters = Record(_letters);

        _rows.Set(new("1", "abc"));
        Assert.That(letters.TakeChanges(), Is.EqualTo(["Add a", "Add b", "Add c"]));
        _rows.Set(new("1", "bcd"));
        Assert.That(letters.TakeChanges(), Is.EqualTo(["Add d", "Delete a"]));
        _rows.Set(new("1", ""));
        Assert.That(letters.TakeChanges(), Is.EqualTo(["Delete b", "Delete c", "Delete d"]));
    }

    [Test]
    public void Gives_a_key_of_two_inputs_to_the_lowest_and_hands_it_over()
    {
        var letters = Record(_letters);

        _rows.Set(new("2", "a"));
        _rows.Set(new("1", "a"));
        Assert.That(letters.State["a"].Value, Is.EqualTo("1"));
        Assert.That(Log.Entries, Has.Some.Contains("Collision").And.Some.Contains("produce a"));
        letters.TakeChanges();
        _rows.Set(new("2", "ab"));
        Assert.That(letters.TakeChanges(), Is.EqualTo(["Add b"]));
        _rows.Remove("1");
        Assert.That(letters.TakeChanges(), Is.EqualTo(["Update a"]));
        Assert.That(letters.State["a"].Value, Is.EqualTo("2"));
        _rows.Remove("2");
        Assert.That(letters.State, Is.Empty);
    }

    [Test]
    public async Task Nets_a_key_that_moves_between_inputs_in_one_commit()
    {
        var letters = Record(_letters);
        _rows.Set(new("1", "a"));
        _rows.Set(new("2", "b"));
        letters.TakeChanges();

        await Engine.CommitAsync(transaction =>
        {
            transaction.Set(_rows, new Named("1", "b"));
            transaction.Set(_rows, new Named("2", "a"));
        });

        Assert.That(letters.TakeChanges(), Is.EqualTo(["Update a", "Update b"]));
        Assert.That(letters.State["a"].Value, Is.EqualTo("2"));
        Assert.That(Log.Entries, Has.None.Contains("Collision"));
    }

    [Test]
    public void Takes_the_first_of_two_rows_with_one_key_and_reports_it()
    {
        _rows.Set(new("1", "aa"));

        Assert.That(_letters.Snapshot, Has.Count.EqualTo(1));
        Assert.That(Log.Entries, Has.Some.Contains("DuplicateOutput"));
    }
}
