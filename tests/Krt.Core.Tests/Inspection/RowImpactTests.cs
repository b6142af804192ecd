// SPDX-License-Identifier: Apache-2.0

namespace Krt.Core.Tests.Inspection;

public sealed class RowImpactTests : EngineFixture
{
    private readonly SourceCollection<string, Named> _rows;
    private readonly SourceCollection<string, Named> _other;

    public RowImpactTests()
    {
        _rows = Engine.Root.Source<string, Named>(new() { Name = "rows" });
        _other = Engine.Root.Source<string, Named>(new() { Name = "other" });
        _rows.Set(new("a", "1"));
        _rows.Set(new("b", "2"));
        _other.Set(new("a", "1"));
        _other.Set(new("c", "2"));
    }

    [Test]
    public void Follows_reads_of_every_kind_forwards()
    {
        var byValue = _other.Index(row => row.Value);
        var pods = Engine.Root.Source<NamespacedName, Pod>(new() { Name = "pods" });
        var services = Engine.Root.Source<NamespacedName, Service>(new() { Name = "services" });
        pods.Set(Pod.Of("p", app: "x"));
        services.Set(Service.Of("s", app: "x"));
        services.Set(Service.Of("t", app: "y"));
        Read("by key", (context, row) => context.Get(_other, row.Key));
        Read("by index", (context, row) => context.Fetch(byValue, row.Value).Count);
        Read("all", (context, _) => context.Count(_other));
        Read(
            "by predicate",
            (context, row) => context.Fetch(_other, Match<Named>.Where(other => other.Key == row.Key))
        );
        _ = services.Select(
            (context, service) => new Named("", $"{context.Fetch(pods, Match<Pod>.Labels(service.Selector)).Count}"),
            new CollectionOptions<NamespacedName, Named> { Name = "by labels" }
        );
        _ = pods.Select(
            (context, pod) => new Named("", $"{context.Fetch(services, Match<Service>.Selects(pod.Labels)).Count}"),
            new CollectionOptions<NamespacedName, Named> { Name = "by selector" }
        );

        Assert.That(Made(_other, "a"), Is.EqualTo(["by key a", "by index a", "all a", "all b", "by predicate a"]));
        Assert.That(Made(_other, "c"), Is.EqualTo(["by index b", "all a", "all b"]));
        Assert.That(Made(pods, new("default", "p")), Is.EqualTo(["by labels default/s", "by selector default/p"]));
        Assert.That(Made(services, new("default", "t")), Is.EqualTo(["by labels default/t"]));

        void Read(string name, Func<TransformContext, Named, object?> read) =>
            _rows.Select((context, row) => new Named(row.Key, $"{read(context, row)}"), Name(name));
    }

    [Test]
    public void Follows_rows_through_joins_to_the_end()
    {
        var union = _rows.Union(Name("union"), _other);
        _ = _rows.Merge(rows => rows[^1], Name("merge"), _other);
        var sets = Engine.Root.Source<string, IKrtCollection<string, Named>>(
            new() { Name = "sets", Key = set => set.Name }
        );
        sets.Set(_other);
        _ = sets.MergeMany(rows => rows[0], Name("many"));
        _ = union.Index(row => row.Value).AsCollection(new() { Name = "groups" });
        _ = _rows.Where(row => row.Key == "b", Name("where")).UnionDisjoint(Name("disjoint"), _other);

        Assert.That(
            Impact(_rows, "b"),
            Is.EqualTo(
                """
                rows b [Source]
                ├─ union b [Union]
                │  └─ groups 2 [Groups]
                ├─ merge b [Merge]
                └─ where b [Where]
                   └─ disjoint b [UnionDisjoint]

                """
            )
        );
        Assert.That(Made(_other, "a"), Is.EqualTo(["merge a", "many a", "disjoint a"]));
        Assert.That(Made(_other, "c"), Is.EqualTo(["union c", "merge c", "many c", "disjoint c"]));
        Assert.That(Made(sets, "other"), Is.EqualTo(["many a", "many c"]));
        Assert.That(Engine.Impact(_rows, "z"), Is.Null);
    }

    [Test]
    public void Names_rows_that_are_hidden_by_another_nowhere()
    {
        _ = _rows.Select((_, row) => new Named("key", row.Key), row => row.Key, Name("colliding"));

        Assert.That(Made(_rows, "a"), Is.EqualTo(["colliding key"]));
        Assert.That(Made(_rows, "b"), Is.Empty);
    }

    [Test]
    public void Stops_at_the_greatest_depth_and_number_of_rows()
    {
        var all = _rows.Select((context, row) => new Named(row.Key, $"{context.Fetch(_other).Count}"), Name("all"));
        _ = all.Select((_, row) => row, Name("copies"));

        Assert.That(
            Impact(_other, "a", new() { MaxRows = 2, MaxDepth = 1 }),
            Is.EqualTo(
                """
                other a [Source]
                ├─ all a [Select] ...
                └─ 2 rows, 1 of them not told

                """
            )
        );
    }

    [Test]
    public void Agrees_with_explanations()
    {
        var random = new Random(7);
        var byValue = _other.Index(row => row.Value);
        for (var i = 0; i < 30; i++)
        {
            _rows.Set(new($"r{i}", $"{random.Next(10)}"));
            _other.Set(new($"o{random.Next(40)}", $"{random.Next(10)}"));
        }
        var derived = _rows.SelectMany<string, Named, string, Named>(
            (context, row) => [row, .. context.Fetch(byValue, row.Value)],
            row => row.Key,
            Name("derived")
        );

        foreach (var key in _other.Snapshot.Keys)
        {
            var forwards = Engine.Impact(_other, key)!.Rows.Select(row => row.Key).Order();
            var backwards = derived.Snapshot.Keys.Where(made =>
                Engine
                    .Explain(derived, made)!
                    .Reads.SelectMany(read => read.Rows)
                    .Any(row => row.Collection.Name == "other" && row.Key == key)
            );
            Assert.That(forwards, Is.EqualTo(backwards.Order()));
        }
    }

    private static CollectionOptions<string, Named> Name(string name) => new() { Name = name };

    private string[] Made<TKey, T>(IKrtCollection<TKey, T> collection, TKey key)
        where TKey : notnull
        where T : class => [.. Engine.Impact(collection, key)!.Rows.Select(row => $"{row.Collection} {row.Key}")];

    private string Impact(IKrtCollection<string, Named> collection, string key, ExplainOptions? options = null) =>
        Engine
            .Impact(collection, key, options)!
            .ToString()
            .Replace($" at epoch {Engine.Epoch}", "", StringComparison.Ordinal);
}
