// SPDX-License-Identifier: Apache-2.0

namespace Krt.Core.Tests.Collections;

public sealed class IndexTests : EngineFixture
{
    [Test, Scenario("B5.1")]
    public void Files_rows_under_their_current_values()
    {
        var rows = Engine.Root.Source<string, Named>();
        rows.Set(new("a", "xy"));
        var index = rows.IndexMany(row => row.Value);
        string Under(char value) => string.Join(',', index.Lookup(value).Select(row => row.Key).Order());

        Assert.That(Under('x'), Is.EqualTo("a"));
        rows.Set(new("b", "xxz"));
        Assert.That((Under('x'), Under('y'), Under('z')), Is.EqualTo(("a,b", "a", "b")));
        rows.Set(new("a", "z"));
        Assert.That((Under('x'), Under('y'), Under('z')), Is.EqualTo(("b", "", "a,b")));
        rows.Remove("b");
        Assert.That((Under('x'), Under('z')), Is.EqualTo(("", "a")));
    }

    [Test, Scenario("B5.2")]
    public void Are_independent_unless_they_share_a_name_and_a_function()
    {
        var rows = Engine.Root.Source<string, Named>(new() { Name = "rows" });
        rows.Set(new("a", "12"));
        IKrtIndex<string, string, Named> Prefix(int length) => rows.Index(row => row.Value[..length]);
        var (one, two) = (Prefix(1), Prefix(2));
        Assert.That((one.Lookup("1").Count, two.Lookup("1").Count, two.Lookup("12").Count), Is.EqualTo((1, 0, 1)));

        Func<Named, string> value = row => row.Value;
        var named = rows.Index(value, "by value");
        Assert.That(rows.Index(value, "by value"), Is.SameAs(named));
        Assert.That(
            () => rows.Index(row => row.Key, "by value"),
            Throws.InvalidOperationException.With.Message.EqualTo(
                "Collection rows has an index named by value with another extractor."
            )
        );
        Assert.That(() => rows.Index(row => row.Key.Length, "by value"), Throws.InvalidOperationException);
    }

    [Test]
    public void Survives_an_extractor_that_throws()
    {
        var rows = Engine.Root.Source<string, Named>();
        var index = rows.Index(row => int.Parse(row.Value, null));
        Assert.That(index.Lookup(1), Is.Empty);

        rows.Set(new("bad", "x"));
        rows.Set(new("good", "1"));

        Assert.That(index.Lookup(1).Single().Key, Is.EqualTo("good"));
        Assert.That(rows.Snapshot, Has.Count.EqualTo(2));
    }
}
