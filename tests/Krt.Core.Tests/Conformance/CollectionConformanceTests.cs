// SPDX-License-Identifier: Apache-2.0

namespace Krt.Core.Tests.Conformance;

/// <summary>What holds for every collection, whatever it is made by.</summary>
[TestFixtureSource(typeof(Rigs), nameof(Rigs.Kinds))]
[CancelAfter(60_000)]
public sealed class CollectionConformanceTests(string kind)
{
    [Test, Scenario("A2.1", "A1.11")]
    public async Task Starts_empty_and_adds_exactly_what_is_written()
    {
        await using var rig = Rigs.Build(kind, PropagationMode.Inline);
        using var early = rig.Record();
        await rig.Engine.WhenSettledAsync();
        Assert.That((rig.Rows.Count, early.State.Count, rig.Collection.IsSynced), Is.EqualTo((0, 0, true)));
        Assert.That(early.Sets[^1].IsSynced, Is.True);
        if (kind != "Status of rows")
            Assert.That(rig.Collection.Metadata, Is.SameAs(Rig.Metadata));

        await rig.Commit(("a/b", "1"));

        Assert.That(early.TakeChanges(), Is.EqualTo(["Add a/b"]));
        Assert.That((rig.Rows.Count, rig.Find("a/b"), rig.Find("a/c")), Is.EqualTo((1, "1", default(string))));
    }

    [Test, Scenario("A2.2")]
    public async Task Late_subscriber_gets_exactly_the_rows_there_are()
    {
        await using var rig = Rigs.Build(kind, PropagationMode.Inline);
        await rig.Commit(("a", "1"), ("b", "2"));
        await rig.Commit(("a", null));

        using var late = rig.Record();
        using var changesOnly = rig.Record(new() { IncludeInitial = false });

        Assert.That(late.Sets, Is.EqualTo([(true, true, 1)]));
        Assert.That(
            (late.TakeChanges(), changesOnly.TakeChanges()),
            Is.EqualTo((new[] { "Add b" }, Array.Empty<string>()))
        );
    }

    [Test, Scenario("A2.3", "A2.5")]
    public async Task Blocked_subscriber_holds_up_nobody(CancellationToken cancellationToken)
    {
        await using var rig = Rigs.Build(kind, PropagationMode.Dedicated);
        using var gate = new Gate(cancellationToken);
        gate.Close();
        using var blocked = rig.Block(gate);
        gate.WaitUntilEntered();
        using var other = rig.Record();

        rig.Post("a", "1");
        rig.Post("b", "1");
        using var late = rig.Record();
        while (other.State.Count < 2 || late.State.Count < 2)
        {
            cancellationToken.ThrowIfCancellationRequested();
            await Task.Yield();
        }

        Assert.That((other.Violation, late.Violation), Is.EqualTo((default(string), default(string))));
        gate.Release();
        await rig.Engine.WhenSettledAsync(cancellationToken);
    }

    [Test, Scenario("A2.4")]
    public async Task Unsubscribed_receives_nothing_further()
    {
        await using var rig = Rigs.Build(kind, PropagationMode.Inline);
        var recorder = rig.Record();
        await rig.Commit(("a", "1"));
        recorder.TakeChanges();

        recorder.Dispose();
        recorder.Dispose();
        await rig.Commit(("a", "2"), ("b", "1"));

        Assert.That((recorder.TakeChanges().Length, recorder.IsCompleted), Is.EqualTo((0, false)));
    }

    [Test, Scenario("A2.6", "B2.3")]
    public async Task Subscriber_that_races_with_writes_sees_every_row_once(CancellationToken cancellationToken)
    {
        for (var round = 0; round < 20; round++)
        {
            await using var rig = Rigs.Build(kind, PropagationMode.Dedicated);
            var writing = Task.Run(
                () =>
                {
                    for (var i = 0; i < 20; i++)
                        rig.Post($"{i}", "1");
                },
                cancellationToken
            );
            using var recorder = rig.Record(new() { Backlog = BacklogPolicy.Unbounded });
            await writing;
            await rig.Engine.WhenSettledAsync(cancellationToken);

            var changes = recorder.TakeChanges();
            Assert.That(changes, Is.EquivalentTo(Enumerable.Range(0, 20).Select(i => $"Add {i}")));
            Assert.That(recorder.Violation, Is.Null);
        }
    }

    [Test, Scenario("A2.7")]
    public async Task Replacing_a_row_by_one_of_another_key_is_a_delete_and_an_add_in_one_set()
    {
        await using var rig = Rigs.Build(kind, PropagationMode.Inline);
        using var recorder = rig.Record();
        await rig.Commit(("a/b", "1"));
        recorder.TakeChanges();

        await rig.Commit(("a/b", null), ("a/c", "1"));

        Assert.That(recorder.Sets, Has.Count.EqualTo(1));
        Assert.That(recorder.TakeChanges(), Is.EqualTo(["Add a/c", "Delete a/b"]));
        Assert.That(rig.Rows.Keys, Is.EqualTo(["a/c"]));
    }

    [Test, Scenario("B2.7", "B1.4")]
    public async Task Equal_rows_and_writes_that_cancel_out_are_no_change()
    {
        await using var rig = Rigs.Build(kind, PropagationMode.Inline);
        await rig.Commit(("a", "1"), ("b", "1"));
        using var recorder = rig.Record();
        recorder.TakeChanges();

        await rig.Commit(("a", "1"));
        await rig.Commit(("a", "2"), ("a", "1"));
        await rig.Commit(("c", "1"), ("c", null));
        await rig.Commit(("b", null), ("b", "1"));
        await rig.Commit();

        Assert.That(recorder.Sets, Is.Empty);
    }

    [Test, Scenario("B2.1", "B2.2", "B1.5")]
    public async Task Change_sets_are_legal_and_their_fold_is_the_snapshot()
    {
        await using var rig = Rigs.Build(kind, PropagationMode.Inline);
        using var every = rig.Record(new() { Backlog = BacklogPolicy.Unbounded });
        var random = new Random(3);
        var model = new Dictionary<string, string>();
        for (var i = 0; i < 150; i++)
        {
            var writes = Enumerable
                .Range(0, random.Next(1, 4))
                .Select(_ => ($"{random.Next(6)}", random.Next(3) == 0 ? null : $"{random.Next(3)}"))
                .ToArray();
            foreach (var (key, value) in writes)
            {
                if (value is null)
                    model.Remove(key);
                else
                    model[key] = value;
            }
            var sets = every.Sets.Count;
            await rig.Commit(writes);

            Assert.That(every.Sets.Count - sets, Is.LessThanOrEqualTo(1));
            Assert.That(every.Violation, Is.Null);
            Assert.That(rig.Rows, Is.EquivalentTo(model));
            Assert.That(every.State, Is.EquivalentTo(model));
            foreach (var value in new[] { "0", "1", "2" })
                Assert.That(
                    rig.KeysOf(value),
                    Is.EquivalentTo(model.Where(row => row.Value == value).Select(row => row.Key))
                );
        }
    }

    [Test]
    public async Task Order_of_writes_does_not_matter()
    {
        string[] keys = ["d", "a", "c", "b"];
        var contents = new List<IReadOnlyDictionary<string, string>>();
        foreach (var order in new[] { keys, [.. keys.Reverse()], [.. keys.Order()] })
        {
            await using var rig = Rigs.Build(kind, PropagationMode.Inline);
            foreach (var key in order)
                await rig.Commit((key, $"of {key}"));
            contents.Add(rig.Rows);
        }

        Assert.That(contents[1], Is.EquivalentTo(contents[0]));
        Assert.That(contents[2], Is.EquivalentTo(contents[0]));
    }

    [Test, Scenario("B8.3", "A9.3")]
    public async Task Disposal_deletes_the_rows_and_completes()
    {
        await using var rig = Rigs.Build(kind, PropagationMode.Inline);
        await rig.Commit(("a", "1"), ("b", "1"));
        var recorder = rig.Record();
        recorder.TakeChanges();

        await rig.Scope.DisposeAsync();
        await rig.Engine.WhenSettledAsync();

        Assert.That(recorder.TakeChanges(), Is.EqualTo(["Delete a", "Delete b"]));
        Assert.That((recorder.IsCompleted, recorder.Violation), Is.EqualTo((true, default(string))));
        Assert.That(() => rig.Record(), Throws.InstanceOf<ObjectDisposedException>());
        Assert.That(() => rig.Rows, Throws.InstanceOf<ObjectDisposedException>());
    }
}
