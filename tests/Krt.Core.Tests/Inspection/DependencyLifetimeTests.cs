// SPDX-License-Identifier: Apache-2.0

namespace Krt.Core.Tests.Inspection;

/// <summary>What dumps tell about dependencies and collections that are gone: nothing.</summary>
public sealed class DependencyLifetimeTests : EngineFixture
{
    private static readonly DumpOptions WithRows = new() { IncludeRows = true };
    private readonly SourceCollection<string, Named> _rows;
    private readonly SourceCollection<string, Named> _other;

    public DependencyLifetimeTests()
    {
        _rows = Engine.Root.Source<string, Named>(new() { Name = "rows" });
        _other = Engine.Root.Source<string, Named>(new() { Name = "other" });
    }

    [Test, Scenario("A3.1")]
    public void Dependency_follows_the_key_that_is_read()
    {
        _ = _rows.Select(
            (context, row) => context.Get(_other, row.Value) ?? row,
            new CollectionOptions<string, Named> { Name = "derived" }
        );
        _rows.Set(new("a", "old"));
        Assert.That(Matches(), Is.EqualTo(["key old"]));

        _rows.Set(new("a", "new"));
        Assert.That(Matches(), Is.EqualTo(["key new"]));

        _rows.Remove("a");
        Assert.That((Matches(), DumpByName()["derived"].Fetches.Single().Keys), Is.EqualTo((Array.Empty<string>(), 0)));
    }

    [Test, Scenario("A3.6")]
    public async Task Routing_tables_hold_nothing_once_all_inputs_are_gone()
    {
        var byValue = _other.Index(row => row.Value);
        _ = _rows.Select(
            (context, row) =>
            {
                _ = context.Get(_other, row.Key);
                _ = context.Fetch(byValue, row.Value, Match<Named>.Where(other => other.Key == row.Key)).Count;
                _ = context.Fetch(_other).Count + context.Count(_other, Match<Named>.Where(other => other == row));
                return row;
            },
            new CollectionOptions<string, Named> { Name = "derived" }
        );
        for (var i = 0; i < 100; i++)
            _rows.Set(new($"{i}", $"{i % 7}"));
        _other.Set(new("1", "1"));
        Assert.That(
            DumpByName()["derived"].Fetches.Single().ToString(),
            Is.EqualTo("derived reads other: 100 keys, 100 index values, 100 all rows, 100 predicates")
        );

        _rows.Reset([]);

        var dump = DumpByName(WithRows);
        Assert.That(dump["derived"].Fetches.Single().ToString(), Is.EqualTo("derived reads other: nothing at present"));
        Assert.That(dump["derived"].Rows, Is.Empty);
        // It can go although the collection that read it stays.
        await _other.DisposeAsync();
        Assert.That(DumpByName(), Does.Not.ContainKey("other"));
    }

    [Test, Scenario("A10.2")]
    public async Task Every_kind_of_collection_leaves_the_dump_when_disposed()
    {
        var scope = Engine.CreateScope("tenant");
        var late = scope.Source<string, Named>(new() { Name = "late", StartSynced = false });
        var sets = scope.Source<string, IKrtCollection<string, Named>>(new() { Key = set => set.Name });
        sets.Set(late);
        var options = new CollectionOptions<string, Named> { Scope = scope };
        IKrtCollection[] collections =
        [
            late,
            sets,
            late.Select((_, row) => row),
            late.SelectMany((_, row) => new[] { row }, row => row.Key),
            late.Where(_ => true),
            late.View(row => row),
            late.Union(options, _rows),
            late.UnionDisjoint(options, _rows),
            late.Merge(rows => rows[0], options, _rows),
            sets.MergeMany(rows => rows[0]),
            late.Index(row => row.Value).AsCollection(),
            scope.Singleton(context => context.Get(late, "x")).AsCollection(),
            scope.FromNothing<string, Named>(context => context.Fetch(late)),
            scope.SourceSingleton(new Named("", "")).AsCollection(),
        ];
        var before = Engine.Dump().Collections;
        Assert.That(
            before.Where(collection => !collection.IsSynced).Select(collection => collection.Kind).Distinct().Count(),
            Is.GreaterThan(8)
        );
        Assert.That(before.Select(collection => collection.Id), Is.SupersetOf(collections.Select(each => each.Id)));

        await scope.DisposeAsync();

        Assert.That(Engine.Dump().Collections.Select(collection => collection.Name), Is.EqualTo(["rows", "other"]));
        Assert.That(DumpByName()["rows"].Subscriptions, Is.Zero);
    }

    [Test, Scenario("A1.11")]
    public void Metadata_is_told_and_inherited_by_views()
    {
        var metadata = new Dictionary<string, object?>
        {
            ["cluster"] = "east",
            ["weight"] = 3,
            ["none"] = null,
        };
        var source = Engine.Root.Source<string, Named>(new() { Name = "source", Metadata = metadata });
        _ = source.View(row => row, new CollectionOptions<string, Named> { Name = "view" });

        var dump = DumpByName();

        Assert.That(
            dump["source"].Metadata,
            Is.EqualTo(
                new Dictionary<string, string>
                {
                    ["cluster"] = "east",
                    ["weight"] = "3",
                    ["none"] = "",
                }
            )
        );
        Assert.That(dump["view"].Metadata, Is.EqualTo(dump["source"].Metadata));
        Assert.That(dump["rows"].Metadata, Is.Empty);
    }

    private string[] Matches() =>
        [.. DumpByName(WithRows)["derived"].Rows.SelectMany(row => row.Dependencies).Select(read => read.Match)];
}
