// SPDX-License-Identifier: Apache-2.0

namespace Krt.Core.Tests.Collections;

public sealed class UnionTests : EngineFixture
{
    [Test]
    public void Takes_the_row_of_the_first_collection_that_has_one()
    {
        var sources = Enumerable.Range(0, 3).Select(_ => Engine.Root.Source<string, Named>()).ToArray();
        var union = Record(sources[0].Union(sources[1], sources[2]));

        sources[1].Set(new("k", "second"));
        Assert.That(union.TakeChanges(), Is.EqualTo(["Add k"]));
        sources[0].Set(new("k", "first"));
        Assert.That(union.TakeChanges(), Is.EqualTo(["Update k"]));
        sources[2].Set(new("k", "third"));
        sources[1].Set(new("k", "second again"));
        Assert.That(union.TakeChanges(), Is.Empty);
        sources[0].Remove("k");
        Assert.That(union.State["k"].Value, Is.EqualTo("second again"));
        sources[1].Remove("k");
        Assert.That(union.State["k"].Value, Is.EqualTo("third"));
        union.TakeChanges();
        sources[2].Remove("k");
        Assert.That(union.TakeChanges(), Is.EqualTo(["Delete k"]));
        Assert.That(union.Violation, Is.Null);
    }

    [Test]
    public void Is_synced_when_all_its_inputs_are()
    {
        var first = Engine.Root.Source<string, Named>(new() { StartSynced = false });
        var second = Engine.Root.Source<string, Named>(new() { StartSynced = false });
        var union = first.Union(second);

        first.MarkSynced();
        Assert.That(union.IsSynced, Is.False);
        second.MarkSynced();
        Assert.That(union.IsSynced, Is.True);
    }
}
