// SPDX-License-Identifier: Apache-2.0

using System.Text.Json;

namespace Krt.Core.Tests.Inspection;

public sealed class RowExplanationTests : EngineFixture
{
    private readonly SourceCollection<string, Named> _rows;
    private readonly SourceCollection<string, Named> _other;

    public RowExplanationTests()
    {
        _rows = Engine.Root.Source<string, Named>(new() { Name = "rows" });
        _other = Engine.Root.Source<string, Named>(new() { Name = "other" });
        _rows.Set(new("a", "1"));
        _rows.Set(new("b", "2"));
        _other.Set(new("a", "x"));
        _other.Set(new("c", "1"));
    }

    [Test]
    public void Tells_what_a_transform_read_down_to_the_sources()
    {
        var byValue = _other.Index(row => row.Value, "by value");
        var found = _rows.Select(
            (context, row) =>
                new Named(
                    row.Key,
                    $"{context.Fetch(byValue, row.Value).Count} {context.Get(_other, "missing")} {context.Fetch(_other).Count}"
                ),
            new CollectionOptions<string, Named> { Name = "found" }
        );
        var twice = found.Select(
            (context, row) => new Named(row.Key, context.Get(_rows, row.Key)!.Value),
            new CollectionOptions<string, Named> { Name = "twice" }
        );

        Assert.That(
            Explain(twice, "a"),
            Is.EqualTo(
                """
                twice a [Select]
                ├─ input: found a [Select]
                │  ├─ input: rows a [Source]
                │  ├─ index by value = 1: other c [Source]
                │  ├─ key missing: 0 rows of other
                │  └─ all rows: 2 rows of other
                │     ├─ other a [Source]
                │     └─ other c [Source]
                └─ key a: rows a [Source]

                """
            )
        );
        Assert.That(Engine.Explain(twice, "c"), Is.Null);
    }

    [Test]
    public void Tells_which_rows_joins_are_made_of()
    {
        var union = _rows.Union(Name("union"), _other);
        var disjoint = _rows.Where(row => row.Key == "b", Name("where")).UnionDisjoint(Name("disjoint"), _other);
        var merged = _rows.Merge(rows => rows[^1], Name("merge"), _other);
        var sets = Engine.Root.Source<string, IKrtCollection<string, Named>>(
            new() { Name = "sets", Key = set => set.Name }
        );
        sets.Set(_rows);
        sets.Set(_other);
        var many = sets.MergeMany(rows => rows[0], Name("many"));
        var groups = union.Index(row => row.Value, "by value").AsCollection(new() { Name = "groups" });

        Assert.That(
            string.Concat(
                Explain(union, "a"),
                Explain(union, "c"),
                Explain(disjoint, "b"),
                Explain(merged, "a"),
                Explain(many, "a"),
                Explain(groups, "1")
            ),
            Is.EqualTo(
                """
                union a [Union]
                └─ input: rows a [Source]
                union c [Union]
                └─ input: other c [Source]
                disjoint b [UnionDisjoint]
                └─ input: where b [Where]
                   └─ input: rows b [Source]
                merge a [Merge]
                ├─ input: rows a [Source]
                └─ input: other a [Source]
                many a [MergeMany]
                ├─ collections: 2 rows of sets
                │  ├─ sets other [Source]
                │  └─ sets rows [Source]
                ├─ input: other a [Source]
                └─ input: rows a [Source]
                groups 1 [Groups]
                └─ rows of the group: 2 rows of union
                   ├─ union a [Union]
                   │  └─ input: rows a [Source]
                   └─ union c [Union]
                      └─ input: other c [Source]

                """
            )
        );
    }

    [Test]
    public void Tells_what_rows_without_an_input_were_made_of()
    {
        var settings = Engine.Root.SourceSingleton(
            new Named("", "on"),
            new CollectionOptions<Unit, Named> { Name = "settings" }
        );
        var clock = Engine.Root.Trigger(name: "clock");
        var singleton = Engine.Root.Singleton(
            context => new Named("", context.Get(settings)?.Value + context.Count(_other)),
            new() { Name = "singleton" }
        );
        var fromNothing = Engine.Root.FromNothing<string, Named>(
            context =>
            {
                context.DependsOn(clock);
                return [context.Get(singleton)!];
            },
            new() { Name = "from nothing" }
        );

        Assert.That(
            Explain(fromNothing, ""),
            Is.EqualTo(
                """
                from nothing  [SelectMany]
                ├─ key (): clock () [Source]
                └─ key (): singleton () [Select]
                   ├─ key (): settings () [Source]
                   └─ all rows, count: 2 rows of other
                      ├─ other a [Source]
                      └─ other c [Source]

                """
            )
        );
    }

    [Test]
    public void Tells_what_statuses_and_views_were_made_of()
    {
        var (statuses, rows) = _rows.SelectManyWithStatus(
            (context, row) => ("fine", new[] { row, context.Get(_other, "c")! }),
            row => row.Key,
            Name("both")
        );
        var view = rows.View(row => new Named(row.Key, row.Value), Name("view"));

        Assert.That(
            Explain(statuses, "a") + Explain(view, "c"),
            Is.EqualTo(
                """
                both/status a [Select]
                └─ input: both/results a [Select]
                   ├─ input: rows a [Source]
                   └─ key c: other c [Source]
                view c [View]
                └─ input: both c [SelectMany]
                   └─ input: both/results a [Select]
                      ├─ input: rows a [Source]
                      └─ key c: other c [Source]

                """
            )
        );
    }

    [Test]
    public void Tells_a_row_once_however_many_ways_lead_to_it()
    {
        IKrtCollection<string, Named> top = _rows;
        for (var i = 0; i < 40; i++)
        {
            var below = top;
            top = below.Select(
                (context, row) => new Named(row.Key, context.Get(below, row.Key)!.Value),
                Name($"level {i}")
            );
        }

        var explanation = Engine.Explain(top, "a")!;
        var impact = Engine.Impact(_rows, "a")!;

        Assert.That(explanation.Reads[0].Rows[0], Is.SameAs(explanation.Reads[1].Rows[0]));
        Assert.That(explanation.ToString().Split('\n'), Has.Length.EqualTo(1 + (40 * 2) + 1));
        Assert.That(Rows(explanation.ToJson()), Has.Count.EqualTo(41));
        Assert.That(Rows(impact.ToJson()), Has.Count.EqualTo(41));
    }

    [Test]
    public void Stops_at_the_greatest_depth_and_number_of_rows()
    {
        var copies = _rows.Select(
            (context, row) => new Named(row.Key, $"{context.Fetch(_other).Count}"),
            Name("copies")
        );
        var twice = copies.Select((_, row) => row, Name("twice"));
        for (var i = 0; i < 100; i++)
            _other.Set(new($"{i}", ""));

        Assert.That(
            Engine.Explain(twice, "a", new() { MaxDepth = 1 })!.ToString(),
            Does.EndWith("└─ input: copies a [Select] ...\n")
        );
        var few = Engine.Explain(twice, "a", new() { MaxRows = 5 })!;
        Assert.That(few.ToString(), Does.Contain("all rows: 102 rows of other, 100 of them not told\n"));
        Assert.That(few.Reads[0].Rows[0].Reads[1].Rows, Has.Count.EqualTo(2));
    }

    [Test]
    public void Shows_values_and_errors()
    {
        var derived = _rows.Select(
            (context, row) => context.Get(_other, "c")!.Value == "1" ? row : throw new FormatException("no number"),
            Name("derived")
        );
        _other.Set(new("c", "2"));

        var explanation = Engine.Explain(derived, "a", new() { IncludeValues = true })!;

        Assert.That(
            explanation.ToString(),
            Does.StartWith(
                "derived a [Select] Named { Key = a, Value = 1 }, failed: FormatException: no number at epoch"
            )
        );
        Assert.That(explanation.LastError, Is.EqualTo("FormatException: no number"));
        Assert.That(explanation.Reads[1].Rows[0].Value, Is.EqualTo("Named { Key = c, Value = 2 }"));
    }

    [Test]
    public void Follows_what_is_read_from_run_to_run()
    {
        var derived = _rows.Select(
            (context, row) => new Named(row.Key, $"{context.Get(_other, row.Value)}"),
            Name("derived")
        );
        Assert.That(Explain(derived, "a"), Does.Contain("key 1: 0 rows of other"));

        _rows.Set(new("a", "c"));

        Assert.That(Explain(derived, "a"), Does.Contain("key c: other c [Source]").And.Not.Contain("key 1"));
    }

    [Test]
    public void Is_written_as_JSON()
    {
        var derived = _rows.Select((context, row) => context.Get(_other, row.Key) ?? row, Name("derived"));

        using var json = JsonDocument.Parse(Engine.Explain(derived, "a", new() { IncludeValues = true })!.ToJson());
        var rows = json.RootElement.GetProperty("rows");

        Assert.That(rows[0].GetProperty("reads")[1].GetProperty("match").GetString(), Is.EqualTo("key a"));
        var read = rows[rows[0].GetProperty("reads")[1].GetProperty("rows")[0].GetInt32()];
        Assert.That(
            (read.GetProperty("collection").GetString(), read.GetProperty("value").GetString()),
            Is.EqualTo(("other", "Named { Key = a, Value = x }"))
        );
    }

    [Test]
    public async Task Refuses_collections_it_cannot_explain()
    {
        var disposed = _rows.Select((_, row) => row, Name("disposed"));
        await disposed.DisposeAsync();
        await using var engine = new KrtEngine();

        Assert.That(() => Engine.Explain(disposed, "a"), Throws.InstanceOf<ObjectDisposedException>());
        Assert.That(() => engine.Explain(_rows, "a"), Throws.ArgumentException.With.Message.Contains("rows"));
    }

    private static CollectionOptions<string, Named> Name(string name) => new() { Name = name };

    private static List<JsonElement> Rows(string json) =>
        [.. JsonDocument.Parse(json).RootElement.GetProperty("rows").EnumerateArray()];

    private string Explain<TKey, T>(IKrtCollection<TKey, T> collection, TKey key)
        where TKey : notnull
        where T : class =>
        Engine.Explain(collection, key)!.ToString().Replace($" at epoch {Engine.Epoch}", "", StringComparison.Ordinal);
}
