// SPDX-License-Identifier: Apache-2.0

using TestKit;

namespace Krt.Core.Tests.Inspection;

/// <summary>The content of collections that hold secrets is shown nowhere, and neither is what was made of it.</summary>
public sealed class SecretTests : EngineFixture
{
    private const string Secret = "hunter2";
    private readonly SourceCollection<string, Named> _secrets;
    private readonly SourceCollection<string, Named> _rows;

    public SecretTests()
    {
        _secrets = Engine.Root.Source<string, Named>(
            new()
            {
                Name = "secrets",
                HoldsSecrets = true,
                Metadata = new Dictionary<string, object?> { ["token"] = Secret },
            }
        );
        _rows = Engine.Root.Source<string, Named>(new() { Name = "rows" });
    }

    [Test]
    public void Are_shown_in_no_dump_explanation_or_graph()
    {
        var bySecret = _secrets.Index(row => row.Value, "by value");
        var byValue = _rows.Index(row => row.Value, "by row value");
        var derived = _secrets.Select((_, row) => new Named(row.Key, $"<{row.Value}>"), Name("derived"));
        var readers = new[]
        {
            derived,
            _rows.Select((context, row) => context.Get(derived, row.Key), Name("by key")),
            _rows.Select((context, row) => Described(row, context.Fetch(bySecret, row.Value)), Name("by index")),
            // What is asked of a public collection may be a secret as well.
            _secrets.Select(
                (context, row) => Described(row, context.Fetch(byValue, row.Value)),
                Name("by public index")
            ),
            _secrets.Select(
                (context, row) =>
                    Described(row, context.Fetch(_rows, Match<Named>.Labels(new(LabelSet.From("app", row.Value))))),
                Name("by labels")
            ),
            derived.Union(Name("union"), _rows),
            derived.Where(_ => true, Name("where")).View(row => row, Name("view")),
        };
        var groups = bySecret.AsCollection(new() { Name = "groups" });
        var ofGroups = groups.Select(
            (_, group) => group.Rows.Values.First(),
            new CollectionOptions<string, Named> { Name = "of groups" }
        );
        _secrets.Set(new("a", Secret));
        _rows.Set(new("a", "public"));
        _secrets.Touch("a");

        var dump = Engine.Dump(
            new()
            {
                Names = "*",
                IncludeRows = true,
                IncludeValues = true,
            }
        );
        var shown = string.Join(
            '\n',
            [
                dump.ToJson(),
                dump.ToMermaid(),
                dump.ToDot(),
                .. readers
                    .Select(reader => Engine.Explain(reader, "a", new() { IncludeValues = true })!)
                    .SelectMany(explanation => new[] { explanation.ToString(), explanation.ToJson() }),
                $"{Engine.Explain(groups, Secret, new() { IncludeValues = true })}",
                $"{Engine.Explain(ofGroups, Secret, new() { IncludeValues = true })}",
                $"{Engine.Impact(_secrets, "a", new() { IncludeValues = true })}",
                .. Log.Entries,
            ]
        );

        Assert.That(shown, Does.Not.Contain(Secret));
        Assert.That(
            dump.Collections.Where(collection => !collection.HoldsSecrets).Select(collection => collection.Name),
            Is.EqualTo(["rows"])
        );
        Assert.That(
            dump.Collections.Where(collection => collection.HoldsSecrets)
                .SelectMany(collection => collection.Rows)
                .SelectMany(row => row.Outputs)
                .Select(output => output.Value),
            Is.Not.Empty.And.All.EqualTo("(withheld)")
        );
        Assert.That(shown, Does.Contain("\"key\": \"a\"").And.Contain("index by value = (withheld)"));
    }

    [Test]
    public void Are_inherited_by_whatever_reads_them_unless_it_says_otherwise()
    {
        var trigger = _rows.Select(
            (context, row) => row.Value == "reads" ? context.Get(_secrets, row.Key) : row,
            Name("reader")
        );
        _ = trigger.Select((_, row) => row, Name("behind"));
        _ = trigger.Select(
            (_, row) => new Named(row.Key, "public"),
            new CollectionOptions<string, Named> { Name = "declared", HoldsSecrets = false }
        );
        _rows.Set(new("a", "1"));
        Assert.That(Holders(), Is.EqualTo(["secrets"]));

        _secrets.Set(new("b", Secret));
        _rows.Set(new("b", "reads"));

        Assert.That(Holders(), Is.EqualTo(["secrets", "reader", "behind"]));
    }

    [Test]
    public async Task Stay_hidden_when_what_they_were_read_from_is_gone()
    {
        var scope = Engine.CreateScope("tenant");
        var secrets = scope.Source<string, Named>(new() { Name = "tenant secrets", HoldsSecrets = true });
        var sets = Engine.Root.Source<string, IKrtCollection<string, Named>>(
            new() { Key = set => set.Name, Name = "sets" }
        );
        var merged = sets.MergeMany(rows => rows[0], Name("merged"));
        _ = merged.Select(
            (context, row) =>
            {
                context.KeepPrevious();
                return row;
            },
            Name("kept")
        );
        secrets.Set(new("a", Secret));
        sets.Set(secrets);
        await scope.DisposeAsync();

        Assert.That(Holders(), Does.Contain("merged").And.Contain("kept"));
    }

    [Test]
    public void Are_not_quoted_by_exceptions()
    {
        _ = _secrets.Select<string, Named, Named>(
            (_, row) => throw new FormatException($"cannot read {row.Value}"),
            Name("throws")
        );
        _ = _secrets.Select<string, Named, Named>(
            (_, row) => throw new FormatException($"cannot read {row.Value}"),
            new CollectionOptions<string, Named> { Name = "throws in public", HoldsSecrets = false }
        );
        _ = _secrets.Merge(rows => throw new FormatException($"cannot merge {rows[0]}"), Name("merge"), _rows);
        _ = _secrets
            .Index<string, Named, string>(row => throw new FormatException($"cannot file {row.Value}"), "index")
            .AsCollection();
        using var subscription = _secrets
            .Connect()
            .Subscribe(set =>
            {
                foreach (var change in set)
                    throw new FormatException($"cannot take {change}");
            });
        _secrets.Set(new("a", Secret));
        _secrets.RemoveWhere(row => throw new FormatException($"cannot remove {row}"));

        var dump = DumpByName(new() { IncludeRows = true });

        Assert.That(Log.Entries, Has.Count.GreaterThanOrEqualTo(6));
        Assert.That(Log.Entries, Has.None.Contains(Secret));
        Assert.That(
            Log.Entries,
            Has.Some.EqualTo(
                "Error TransformFailed: Transform of throws failed for a System.FormatException; its message is withheld because throws sees secrets."
            )
        );
        Assert.That(dump["throws"].Rows.Single().LastError, Is.EqualTo("FormatException"));
        Assert.That(dump["throws in public"].Rows.Single().LastError, Is.EqualTo("FormatException"));
    }

    [Test]
    public async Task Are_not_quoted_by_the_error_that_stops_the_engine()
    {
        using var log = new CapturedLog();
        await using var engine = new KrtEngine(
            new()
            {
                Mode = PropagationMode.Inline,
                LoggerFactory = log,
                Errors = TransformErrorPolicy.Fail,
            }
        );
        var secrets = engine.Root.Source<string, Named>(new() { HoldsSecrets = true });
        _ = secrets.Select<string, Named, Named>((_, row) => throw new FormatException(row.Value), Name("throws"));
        secrets.Set(new("a", Secret));

        var error = Assert.Throws<InvalidOperationException>(() => engine.Dump())!;

        Assert.That(error.ToString(), Does.Contain("Transform of throws failed for a").And.Not.Contain(Secret));
        Assert.That(log.Entries, Has.None.Contains(Secret).And.Some.Contains("EpochFailed"));
    }

    private static CollectionOptions<string, Named> Name(string name) =>
        new() { Name = name, Labels = _ => LabelSet.Empty };

    private static Named Described(Named row, RowSet<string, Named> found) =>
        new(row.Key, $"{row.Value} {found.Count}");

    private string[] Holders() =>
        [.. DumpByName().Values.Where(collection => collection.HoldsSecrets).Select(collection => collection.Name)];
}
