// SPDX-License-Identifier: Apache-2.0

namespace Krt.Core.Tests.Scenarios;

public sealed class JoinScenarios : EngineFixture
{
    private readonly SourceCollection<string, Named>[] _sources;

    public JoinScenarios() => _sources = [.. Enumerable.Range(0, 3).Select(_ => Engine.Root.Source<string, Named>())];

    [TestCase(true)]
    [TestCase(false)]
    [Scenario("A5.1", "A5.2", "A5.3", "A5.4")]
    public async Task Union_passes_every_input(bool isDisjoint)
    {
        _sources[0].Set(new("a", "1"));
        var union = isDisjoint
            ? _sources[0].UnionDisjoint(_sources[1], _sources[2])
            : _sources[0].Union(_sources[1], _sources[2]);
        _sources[1].Set(new("b", "1"));
        Assert.That((union.IsSynced, union.Snapshot.Count), Is.EqualTo((true, 2)));
        var recorder = Record(union);
        var changesOnly = Record(union, new ConnectOptions { IncludeInitial = false });
        Assert.That(recorder.TakeChanges(), Is.EqualTo(["Add a", "Add b"]));
        Assert.That(changesOnly.TakeChanges(), Is.Empty);

        _sources[2].Set(new("c", "1"));
        Assert.That(changesOnly.TakeChanges(), Is.EqualTo(["Add c"]));
        _sources[2].Reset([new("d", "1")]);
        Assert.That(changesOnly.TakeChanges(), Is.EqualTo(["Add d", "Delete c"]));
        // A key moves in either direction between inputs.
        await Engine.CommitAsync(transaction =>
        {
            transaction.Remove(_sources[0], "a");
            transaction.Set(_sources[1], new Named("a", "2"));
            transaction.Remove(_sources[1], "b");
            transaction.Set(_sources[0], new Named("b", "2"));
        });
        Assert.That(changesOnly.TakeChanges(), Is.EqualTo(["Update a", "Update b"]));
        Assert.That(union.Snapshot.Keys.Order(), Is.EqualTo(["a", "b", "d"]));
    }

    [TestCase(true)]
    [TestCase(false)]
    [Scenario("A5.3")]
    public void Unions_feed_what_is_derived_from_them(bool isDisjoint)
    {
        var fixedPods = Engine.Root.SourceSingleton<Pod>();
        var pods = Engine.Root.Source<NamespacedName, Pod>();
        var (services, entries) = (
            Engine.Root.Source<NamespacedName, Service>(),
            Engine.Root.Source<NamespacedName, Service>()
        );
        var single = fixedPods.AsCollection().Select((_, pod) => pod, pod => pod.Key);
        var allPods = isDisjoint ? pods.UnionDisjoint(single) : pods.Union(single);
        var allServices = isDisjoint ? services.UnionDisjoint(entries) : services.Union(entries);
        var endpoints = allServices.Select(
            (context, service) =>
                new Named(
                    service.Key.Name,
                    string.Join(
                        ',',
                        context.Fetch(allPods, Match<Pod>.Labels(service.Selector)).Select(pod => pod.Ip).Order()
                    )
                )
        );
        string? Of(string name) => endpoints.TryGet(new("default", name), out var row) ? row.Value : null;

        services.Set(Service.Of("s", app: "x"));
        Assert.That(Of("s"), Is.Empty);
        fixedPods.Set(Pod.Of("fixed", "1", app: "x"));
        Assert.That(Of("s"), Is.EqualTo("1"));
        fixedPods.Set(null);
        Assert.That(Of("s"), Is.Empty);
        pods.Set(Pod.Of("a", "2", app: "x"));
        pods.Set(Pod.Of("a", "3", app: "x"));
        Assert.That(Of("s"), Is.EqualTo("3"));
        pods.Set(Pod.Of("b", "4", app: "x"));
        entries.Set(Service.Of("e", app: "x"));
        Assert.That((Of("s"), Of("e")), Is.EqualTo(("3,4", "3,4")));
        pods.Remove(new("default", "a"));
        services.Remove(new("default", "s"));
        Assert.That((Of("s"), Of("e")), Is.EqualTo((default(string), "4")));
    }

    [Test, Scenario("A5.5", "B6.3")]
    public void Union_shows_the_first_that_has_the_key()
    {
        var union = Record(_sources[0].Union(_sources[1], _sources[2]));
        Change<string, Named>[] Last() => union.Sets.Count == 0 ? [] : [.. union.Sets[^1]];
        _sources[1].Set(new("k", "2"));
        Assert.That(Last().Single(), Is.EqualTo(new Change<string, Named>(ChangeKind.Add, "k", null, new("k", "2"))));
        _sources[0].Set(new("k", "1"));
        Assert.That(
            Last().Single(),
            Is.EqualTo(new Change<string, Named>(ChangeKind.Update, "k", new("k", "2"), new("k", "1")))
        );
        union.TakeChanges();
        _sources[2].Set(new("k", "3"));
        _sources[1].Set(new("k", "2b"));
        Assert.That(union.TakeChanges(), Is.Empty);
        _sources[0].Remove("k");
        Assert.That(
            Last().Single(),
            Is.EqualTo(new Change<string, Named>(ChangeKind.Update, "k", new("k", "1"), new("k", "2b")))
        );
        _sources[2].Set(new("k", "2b"));
        union.TakeChanges();
        _sources[1].Remove("k");
        Assert.That(union.TakeChanges(), Is.Empty);
        _sources[2].Remove("k");
        Assert.That(union.TakeChanges(), Is.EqualTo(["Delete k"]));
    }

    [Test, Scenario("A6.1", "A6.2", "B6.2", "A3.5")]
    public void Merge_makes_one_row_of_all()
    {
        _sources[0].Set(new("a", "x"));
        var merged = _sources[0].Merge(Concatenate, _sources[1]);
        var groups = merged.Index(row => row.Key[..1]).AsCollection();
        var recorder = Record(merged);
        var groupRecorder = Record(groups);
        Assert.That((recorder.TakeChanges(), recorder.State["a"].Value), Is.EqualTo((new[] { "Add a" }, "x")));

        _sources[1].Reset([new("a", "y"), new("b", "z")]);
        Assert.That(recorder.TakeChanges(), Is.EqualTo(["Add b", "Update a"]));
        Assert.That(recorder.State["a"].Value, Is.EqualTo("xy"));
        groupRecorder.TakeChanges();
        _sources[1].Set(new("a2", "z"));
        Assert.That(groupRecorder.TakeChanges(), Is.EqualTo(["Update a"]));
        Assert.That(groupRecorder.State["a"].Rows.Keys.Order(), Is.EqualTo(["a", "a2"]));
        _sources[0].Remove("a");
        _sources[1].Remove("a");
        Assert.That(recorder.Sets[^1].Single().Old!.Value, Is.EqualTo("y"));
        recorder.TakeChanges();
        _sources[0].Set(new("b", "!"));
        Assert.That(recorder.TakeChanges(), Is.EqualTo(["Delete b"]));
        Assert.That(recorder.Violation, Is.Null);
    }

    [Test, Scenario("A6.3", "A6.4", "A6.5")]
    public void Nested_merge_follows_its_members()
    {
        var outer = Engine.Root.Source<string, IKrtCollection<string, Named>>(new() { Key = member => member.Name });
        IKrtCollection<string, Named>[] members =
        [
            .. _sources.Select((source, i) => source.View(row => row, new() { Name = $"{i}" })),
        ];
        _sources[0].Set(new("a", "0"));
        _sources[1].Set(new("a", "1"));
        _sources[1].Set(new("b", "1"));
        outer.Set(members[0]);
        var merged = outer.MergeMany(Concatenate);
        var groups = Record(merged.Index(row => row.Value).AsCollection());
        var recorder = Record(merged);
        Assert.That(recorder.TakeChanges(), Is.EqualTo(["Add a"]));

        outer.Set(members[1]);
        Assert.That(
            (recorder.TakeChanges(), recorder.State["a"].Value),
            Is.EqualTo((new[] { "Add b", "Update a" }, "01"))
        );
        Assert.That(groups.State.Keys.Order(), Is.EqualTo(["01", "1"]));
        outer.Set(members[2]);
        outer.Remove("2");
        Assert.That(recorder.TakeChanges(), Is.Empty);
        outer.Remove("1");
        Assert.That(recorder.TakeChanges(), Is.EqualTo(["Delete b", "Update a"]));
        outer.Remove("0");
        Assert.That(recorder.TakeChanges(), Is.EqualTo(["Delete a"]));
        outer.Set(members[0]);
        outer.Set(members[1]);
        Assert.That(recorder.TakeChanges(), Is.EqualTo(["Add a", "Add b", "Update a"]));
        _sources[1].Set(new("a", "2"));
        Assert.That(recorder.State["a"].Value, Is.EqualTo("02"));
    }

    [Test, Scenario("B6.4")]
    public void Nested_swap_under_one_name_is_one_epoch_and_unsynced_members_wait()
    {
        var outer = Engine.Root.Source<string, IKrtCollection<string, Named>>(new() { Key = _ => "only" });
        _sources[0].Reset([new("same", "1"), new("gone", "1"), new("other", "1")]);
        _sources[1].Reset([new("same", "1"), new("new", "1"), new("other", "2")]);
        outer.Set(_sources[0]);
        var merged = Record(outer.MergeMany(Concatenate));
        merged.TakeChanges();

        outer.Set(_sources[1]);
        Assert.That(merged.Sets, Has.Count.EqualTo(1));
        Assert.That(merged.TakeChanges(), Is.EqualTo(["Add new", "Delete gone", "Update other"]));

        var several = Engine.Root.Source<string, IKrtCollection<string, Named>>(new() { Key = row => row.Name });
        several.Set(_sources[0]);
        var late = Engine.Root.Source<string, Named>(new() { StartSynced = false, Name = "late" });
        var all = Record(several.MergeMany(Concatenate));
        all.TakeChanges();
        several.Set(late);
        late.Set(new("late", "1"));
        Assert.That(all.TakeChanges(), Is.Empty);
        late.MarkSynced();
        Assert.That(all.TakeChanges(), Is.EqualTo(["Add late"]));
    }

    [Test, Scenario("B4.11")]
    public async Task Nested_merge_leaves_out_what_cannot_take_part()
    {
        var outer = Engine.Root.Source<string, IKrtCollection<string, Named>>(new() { Key = row => row.Name });
        var merged = outer.MergeMany(Concatenate, new() { Name = "merged" });
        var own = merged.Select((_, row) => row, new CollectionOptions<string, Named> { Name = "own" });
        await using var other = new KrtEngine();
        var foreign = other.Root.Source<string, Named>(new() { Name = "foreign" });
        _sources[0].Set(new("a", "x"));
        outer.Set(_sources[0]);

        outer.Set(own);
        outer.Set(foreign);
        _sources[0].Set(new("a", "y"));

        Assert.That(
            Log.Entries,
            Has.Exactly(1).Contains("merged > own > merged").And.Exactly(1).Contains("belongs to another engine")
        );
        Assert.That((merged.IsSynced, own.Snapshot["a"].Value), Is.EqualTo((true, "y")));
    }

    [Test, Scenario("A6.4")]
    public void Nested_merge_follows_the_order_of_the_names()
    {
        var outer = Engine.Root.Source<string, Member>(new() { Key = member => member.Name });
        var merged = Record(outer.Select((_, member) => member.Rows).MergeMany(Concatenate));
        _sources[0].Set(new("a", "0"));
        _sources[1].Set(new("a", "1"));
        outer.Reset([new("x", _sources[0]), new("y", _sources[1])]);
        Assert.That(merged.State["a"].Value, Is.EqualTo("01"));

        outer.Reset([new("x", _sources[1]), new("y", _sources[0])]);
        Assert.That(merged.State["a"].Value, Is.EqualTo("10"));
        outer.Set(new("w", _sources[0]));
        Assert.That(merged.State["a"].Value, Is.EqualTo("01"));
        merged.TakeChanges();
        outer.Remove("y");
        Assert.That(merged.TakeChanges(), Is.Empty);
    }

    [Test, Scenario("B5.5")]
    public void Index_over_a_union_hides_shadowed_rows()
    {
        var union = _sources[0].Union(_sources[1]);
        var index = union.Index(row => row.Value);
        _sources[0].Set(new("k", "first"));
        _sources[1].Set(new("k", "second"));

        Assert.That((index.Lookup("first").Count, index.Lookup("second").Count), Is.EqualTo((1, 0)));
        Assert.That(union.Snapshot.Values.Single().Value, Is.EqualTo("first"));
    }

    [Test, Scenario("B6.1")]
    [CancelAfter(60_000)]
    public async Task Union_of_two_racing_writers_shows_legal_sequences(CancellationToken cancellationToken)
    {
        await using var engine = new KrtEngine();
        var sources = new[] { engine.Root.Source<string, Named>(), engine.Root.Source<string, Named>() };
        using var recorder = new TestKit.CollectionRecorder<string, Named>(
            sources[0].Union(sources[1]),
            new ConnectOptions { Backlog = BacklogPolicy.Unbounded }
        );
        await Task.WhenAll(
            sources.Select(source =>
                Task.Run(
                    () =>
                    {
                        for (var i = 0; i < 10_000; i++)
                        {
                            source.Set(new("k", $"{i}"));
                            source.Remove("k");
                        }
                    },
                    cancellationToken
                )
            )
        );
        await engine.WhenSettledAsync(cancellationToken);

        Assert.That(recorder.Violation, Is.Null);
        Assert.That(recorder.State, Is.Empty);
    }

    private static Named? Concatenate(IReadOnlyList<Named> rows)
    {
        var value = string.Concat(rows.Select(row => row.Value));
        return value.Contains('!') ? null : new Named(rows[0].Key, value);
    }

    private sealed record Member(string Name, IKrtCollection<string, Named> Rows);
}
