// SPDX-License-Identifier: Apache-2.0

using System.Text.Json;

namespace Krt.Core.Tests.Inspection;

public sealed class GraphDumpTests : EngineFixture
{
    private static readonly DumpOptions Everything = new() { IncludeRows = true, IncludeValues = true };
    private readonly SourceCollection<string, Named> _rows;
    private readonly SourceCollection<string, Named> _other;

    public GraphDumpTests()
    {
        _rows = Engine.Root.Source<string, Named>(new() { Name = "rows" });
        _other = Engine.Root.Source<string, Named>(new() { Name = "other" });
    }

    [Test, Scenario("B9.1")]
    public void Names_every_collection_with_its_kind_inputs_and_height()
    {
        var scope = Engine.CreateScope("tenant");
        var copies = _rows.Select((_, row) => row, new CollectionOptions<string, Named> { Name = "copies" });
        _ = copies.Union(new CollectionOptions<string, Named> { Name = "union" }, _other);
        _ = copies.UnionDisjoint(new CollectionOptions<string, Named> { Name = "disjoint", Scope = scope }, _other);
        _ = copies.Merge(rows => rows[0], new CollectionOptions<string, Named> { Name = "merge" }, _other);
        _ = copies.Index(row => row.Value, "by value").AsCollection(new() { Name = "groups" });
        var sets = scope.Source<string, IKrtCollection<string, Named>>(new() { Name = "sets", Key = set => set.Name });
        sets.Set(_rows);
        _ = sets.MergeMany(rows => rows[0], new() { Name = "many" });
        _ = Engine.Root.Singleton(
            context => new Named("count", $"{context.Fetch(_rows).Count}"),
            new() { Name = "count" }
        );
        _ = _rows.Where(_ => true, new() { Name = "where" });
        _ = _rows.View(row => row, new CollectionOptions<string, Named> { Name = "view" });

        var dump = DumpByName();

        Assert.That(
            dump.Values.Select(collection =>
                $"{collection.Name} {collection.Kind} {collection.Height} {string.Join(',', collection.Inputs)}"
            ),
            Is.EqualTo([
                "rows Source 0 ",
                "other Source 0 ",
                "copies Select 1 rows",
                "union Union 2 copies,other",
                "disjoint UnionDisjoint 2 copies,other",
                "merge Merge 2 copies,other",
                "groups Groups 2 copies",
                "sets Source 0 ",
                "many MergeMany 1 sets,rows",
                "count Select 1 ",
                "where Where 1 rows",
                "view View 1 rows",
            ])
        );
        Assert.That((dump["disjoint"].Scope, dump["union"].Scope), Is.EqualTo(("tenant", "root")));
    }

    [Test, Scenario("B9.1")]
    public void Tells_of_every_input_row_what_it_read_and_gave()
    {
        var waiting = Engine.Root.Source<string, Named>(new() { Name = "waiting", StartSynced = false });
        var byValue = _other.Index(row => row.Value, "by value");
        _ = _rows.SelectMany<string, Named, string, Named>(
            (context, row) =>
                row.Value switch
                {
                    "throws" => throw new FormatException("no number"),
                    "waits" => [context.Get(waiting, "w") ?? row],
                    "nothing" => [],
                    _ =>
                    [
                        row,
                        new($"{row.Key}+", $"{context.Fetch(byValue, row.Value).Count}"),
                        .. Found(context, row),
                    ],
                },
            row => row.Key,
            new() { Name = "derived" }
        );
        _other.Set(new("x", "1"));
        _other.Set(new("y", "1"));
        _rows.Set(new("a", "1"));
        _rows.Set(new("b", "throws"));
        _rows.Set(new("c", "waits"));
        _rows.Set(new("d", "nothing"));

        var derived = DumpByName(Everything)["derived"];
        var rows = derived.Rows.ToDictionary(row => row.Inputs.Single().Key, StringComparer.Ordinal);

        Assert.That(
            rows["a"].Outputs,
            Is.EqualTo([
                new OutputDump("a", "Named { Key = a, Value = 1 }", false),
                new OutputDump("a+", "Named { Key = a+, Value = 2 }", false),
                new OutputDump("x", "Named { Key = x, Value = 1 }", false),
            ])
        );
        Assert.That(
            rows["a"].Dependencies.Select(read => $"{read.Kind} {read.Match}: {string.Join(',', read.Keys)}"),
            Is.EqualTo(["Index index by value = 1: x,y", "Key key missing, presence: ", "Key key x: x"])
        );
        Assert.That(rows["b"].LastError, Is.EqualTo("FormatException: no number"));
        Assert.That(rows["c"].ParkedOn?.Name, Is.EqualTo("waiting"));
        Assert.That(
            (rows["d"].Outputs, rows["d"].Dependencies),
            Is.EqualTo((Array.Empty<OutputDump>(), Array.Empty<DependencyDump>()))
        );
        Assert.That(
            (derived.IsSynced, derived.ParkedRows, derived.Errors, derived.RowCount),
            Is.EqualTo((true, 1, 1, 3))
        );

        IEnumerable<Named> Found(TransformContext context, Named row) =>
            context.Exists(_other, "missing") ? [] : [context.Get(_other, "x") ?? row];
    }

    [Test, Scenario("B9.1")]
    public void Shows_collections_whose_name_fits_at_one_epoch()
    {
        _ = _rows.Select((_, row) => row, new CollectionOptions<string, Named> { Name = "rows copied" });
        var written = _rows.Set(new("a", "1"));
        _other.Set(new("b", "1"));

        var dump = Engine.Dump(new() { Names = "rows*" });

        Assert.That(dump.Collections.Select(collection => collection.Name), Is.EqualTo(["rows", "rows copied"]));
        Assert.That(dump.Collections.Select(collection => collection.Epoch), Is.All.EqualTo(written));
        Assert.That(dump.Epoch, Is.GreaterThan(written));
        Assert.That(dump.Collections.SelectMany(collection => collection.Rows), Is.Empty);
    }

    [Test, Scenario("B9.1")]
    [CancelAfter(30_000)]
    public async Task Is_taken_at_one_epoch_while_others_commit(CancellationToken cancellationToken)
    {
        await using var engine = new KrtEngine();
        var rows = engine.Root.Source<int, Numbered>(new() { Name = "rows" });
        _ = rows.Select((_, row) => row, new CollectionOptions<int, Numbered> { Name = "copies" });
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var commits = 0;
        var writer = Task.Run(
            async () =>
            {
                for (var i = 0; !stop.IsCancellationRequested; i++, commits++)
                    await engine.CommitAsync(transaction => transaction.Set(rows, new(i % 500, i)), default);
            },
            cancellationToken
        );

        for (var i = 0; i < 50; i++)
        {
            var dump = engine.Dump(Everything);
            var (source, copies) = (dump.Collections[0], dump.Collections[1]);
            Assert.That(copies.Epoch, Is.EqualTo(source.Epoch));
            Assert.That(
                copies.Rows.SelectMany(row => row.Outputs),
                Is.EqualTo(source.Rows.SelectMany(row => row.Outputs))
            );
        }
        var before = Volatile.Read(ref commits);
        while (Volatile.Read(ref commits) == before)
            cancellationToken.ThrowIfCancellationRequested();
        await stop.CancelAsync();
        await writer;
    }

    [Test]
    public void Counts_what_collections_did()
    {
        var counted = _rows.Select(
            (context, row) =>
            {
                _ = context.Fetch(_other, Match<Named>.Where(other => other.Value == "seen")).Count;
                return new Named(row.Value, "same");
            },
            row => row.Key,
            new() { Name = "counted" }
        );
        Record(counted);
        _rows.Set(new("a", "1"));
        _rows.Set(new("b", "2"));
        _other.Set(new("x", "seen"));
        _other.Set(new("x", "unseen"));
        _other.Set(new("x", "unseen still"));
        _rows.Set(new("b", "1"));

        var dump = DumpByName()["counted"];

        Assert.That(
            (dump.Runs, dump.SpuriousRuns, dump.Cutoffs, dump.Changes, dump.PredicateChecks),
            Is.EqualTo((7, 4, 5, 3, 3))
        );
        Assert.That((dump.Collisions, dump.Subscriptions, dump.Backlog), Is.EqualTo((1, 1, 0)));
        Assert.That(dump.Duration, Is.GreaterThan(TimeSpan.Zero));
    }

    [Test]
    public void Shows_whose_row_is_seen_under_a_key_of_two_inputs()
    {
        _ = _rows.Select((_, row) => new Named("key", row.Key), row => row.Key, new() { Name = "colliding" });
        _rows.Set(new("b", ""));
        _rows.Set(new("a", ""));

        var rows = DumpByName(Everything)["colliding"].Rows.OrderBy(row => row.Inputs[0].Key, StringComparer.Ordinal);

        Assert.That(
            rows.SelectMany(row => row.Outputs),
            Is.EqualTo([
                new OutputDump("key", "Named { Key = key, Value = a }", false),
                new OutputDump("key", null, true),
            ])
        );
    }

    [Test]
    public void Limits_rows_and_keys_but_tells_their_number()
    {
        _ = _rows.Select(
            (context, row) => new Named(row.Key, $"{context.Fetch(_other).Count}"),
            new CollectionOptions<string, Named> { Name = "derived" }
        );
        for (var i = 0; i < 10; i++)
        {
            _other.Set(new($"{i}", ""));
            _rows.Set(new($"{i}", ""));
        }

        var derived = DumpByName(
            new()
            {
                IncludeRows = true,
                MaxRows = 3,
                MaxKeys = 2,
            }
        )["derived"];

        Assert.That(derived.Rows, Has.Count.EqualTo(3));
        Assert.That(
            derived.Rows.SelectMany(row => row.Dependencies).Select(read => (read.Count, read.Keys.Count)),
            Is.All.EqualTo((10, 2))
        );
    }

    [Test]
    public void Finds_fetches_that_nothing_narrows()
    {
        var byValue = _other.Index(row => row.Value);
        Read("key", context => context.Get(_other, "x"));
        Read("keys", context => context.Fetch(_other, Match<Named>.Keys("x", "y") & Match<Named>.Where(_ => true)));
        Read("index", context => context.Fetch(byValue, "1", Match<Named>.Where(_ => true)));
        Read("all", context => context.Fetch(_other));
        Read("predicate", context => context.Fetch(_other, Match<Named>.Where(_ => true)));
        _rows.Set(new("a", ""));

        var dump = Engine.Dump();

        Assert.That(
            dump.Collections.SelectMany(collection => collection.Fetches).Select(fetch => fetch.ToString()),
            Is.EqualTo([
                "key reads other: 1 key",
                "keys reads other: 2 keys",
                "index reads other: 1 index value",
                "all reads other: 1 all rows",
                "predicate reads other: 1 predicate",
            ])
        );
        Assert.That(dump.UnindexedFetches.Select(fetch => fetch.Reader.Name), Is.EqualTo(["all", "predicate"]));

        void Read(string name, Func<TransformContext, object?> read) =>
            _rows.Select(
                (context, row) =>
                {
                    _ = read(context);
                    return row;
                },
                new CollectionOptions<string, Named> { Name = name }
            );
    }

    [Test]
    public void Tells_labels_from_selectors()
    {
        var pods = Engine.Root.Source<NamespacedName, Pod>(new() { Name = "pods" });
        var services = Engine.Root.Source<NamespacedName, Service>(new() { Name = "services" });
        _ = services.Select(
            (context, service) => new Named("", $"{context.Fetch(pods, Match<Pod>.Labels(service.Selector)).Count}"),
            new CollectionOptions<NamespacedName, Named> { Name = "by labels" }
        );
        _ = pods.Select(
            (context, pod) => new Named("", $"{context.Fetch(services, Match<Service>.Selects(pod.Labels)).Count}"),
            new CollectionOptions<NamespacedName, Named> { Name = "by selector" }
        );
        pods.Set(Pod.Of("p", app: "x"));
        services.Set(Service.Of("s", app: "x"));
        services.Set(Service.Of("t", app: "y"));

        var dump = DumpByName(Everything);

        Assert.That(
            dump["by labels"].Rows.SelectMany(row => row.Dependencies).Select(Describe),
            Is.EqualTo(["Label labels app=x: default/p", "Label labels app=y: "])
        );
        Assert.That(
            dump["by selector"].Rows.SelectMany(row => row.Dependencies).Select(Describe),
            Is.EqualTo(["Selector selector of app=x: default/s"])
        );
        Assert.That(dump["pods"].Indexes, Is.EqualTo([new IndexDump("label", 1)]));
        Assert.That(dump["services"].Indexes, Is.EqualTo([new IndexDump("selector by", 2)]));
        Assert.That(Engine.Dump().UnindexedFetches, Is.Empty);

        static string Describe(DependencyDump read) => $"{read.Kind} {read.Match}: {string.Join(',', read.Keys)}";
    }

    [Test]
    public void Survives_rows_that_cannot_be_shown()
    {
        var rows = Engine.Root.Source<string, Unprintable>(new() { Name = "unprintable", Key = _ => "a" });
        rows.Set(new Unprintable());

        var row = DumpByName(Everything)["unprintable"].Rows.Single();

        Assert.That(row.Outputs[0].Value, Is.EqualTo("(Unprintable.ToString threw NotSupportedException)"));
    }

    [Test]
    public void Cannot_be_taken_inside_a_transform()
    {
        _ = _rows.Select((_, row) => new Named(row.Key, $"{Engine.Dump().Epoch}"));
        _rows.Set(new("a", ""));

        Assert.That(Log.Entries, Has.Some.Contains("read a dump outside of its context"));
    }

    [Test]
    public void Is_written_as_JSON()
    {
        _ = _rows.Select(
            (context, row) => context.Get(_other, row.Value),
            new CollectionOptions<string, Named> { Name = "\"quoted\"" }
        );
        _other.Set(new("x", "<1>"));
        _rows.Set(new("a", "x"));
        var dump = Engine.Dump(Everything);

        using var stream = new MemoryStream();
        dump.WriteJson(stream);
        using var json = JsonDocument.Parse(stream.ToArray());
        var collection = json.RootElement.GetProperty("collections")[2];
        var row = collection.GetProperty("rows")[0];

        Assert.That(json.RootElement.GetProperty("epoch").GetInt64(), Is.EqualTo(dump.Epoch));
        Assert.That(collection.GetProperty("name").GetString(), Is.EqualTo("\"quoted\""));
        Assert.That(collection.GetProperty("runs").GetInt64(), Is.EqualTo(1));
        Assert.That(collection.GetProperty("fetches")[0].GetProperty("keys").GetInt32(), Is.EqualTo(1));
        Assert.That(
            row.GetProperty("outputs")[0].GetProperty("value").GetString(),
            Is.EqualTo("Named { Key = x, Value = <1> }")
        );
        Assert.That(row.GetProperty("dependencies")[0].GetProperty("match").GetString(), Is.EqualTo("key x"));
        Assert.That(dump.ToJson(), Is.EqualTo(System.Text.Encoding.UTF8.GetString(stream.ToArray())));
    }

    private sealed record Numbered(int Key, int Value) : IKeyed<int>;

    private sealed class Unprintable
    {
        public override string ToString() => throw new NotSupportedException();
    }
}
