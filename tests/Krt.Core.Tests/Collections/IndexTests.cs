// SPDX-License-Identifier: Apache-2.0

namespace Krt.Core.Tests.Collections;

public sealed class IndexTests : EngineFixture
{
    [Test]
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
