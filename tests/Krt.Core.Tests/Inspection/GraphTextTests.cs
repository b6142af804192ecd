// SPDX-License-Identifier: Apache-2.0

using System.Text.RegularExpressions;

namespace Krt.Core.Tests.Inspection;

public sealed partial class GraphTextTests : EngineFixture
{
    private const string Nasty = "a\"b\\c<d>&e;f]g\nh`end";

    [Test]
    public void Draws_collections_with_rows_runs_and_time()
    {
        Build("rows", "derived");
        var dump = Engine.Dump();

        Assert.That(
            Times().Replace(dump.ToMermaid(), "T ms"),
            Is.EqualTo(
                """
                flowchart LR
                  c2["rows<br/>Source<br/>2 rows, 0 runs, T ms"]
                  c3["other<br/>Source, not synced<br/>0 rows, 0 runs, T ms"]
                  c4["derived<br/>Select<br/>1 rows, 2 runs, T ms"]
                  c2 --> c4
                  c3 -. "1 parked" .-> c4

                """
            )
        );
        Assert.That(
            Times().Replace(dump.ToDot(), "T ms"),
            Is.EqualTo(
                """
                digraph krt {
                  rankdir=LR;
                  node [shape=box];
                  c2 [label="rows\nSource\n2 rows, 0 runs, T ms"];
                  c3 [label="other\nSource, not synced\n0 rows, 0 runs, T ms"];
                  c4 [label="derived\nSelect\n1 rows, 2 runs, T ms"];
                  c2 -> c4;
                  c3 -> c4 [style=dotted, label="1 parked"];
                }

                """
            )
        );
    }

    [Test]
    public void Escapes_names()
    {
        Build(Nasty, "derived");
        var dump = Engine.Dump();

        Assert.That(
            dump.ToMermaid(),
            Does.Contain("[\"a#34;b#92;c#60;d#62;#38;e#59;f#93;g#10;h#96;end<br/>Source<br/>")
        );
        Assert.That(dump.ToDot(), Does.Contain("label=\"a\\\"b\\\\c<d>&amp;e;f]g\\nh`end\\nSource\\n"));
    }

    [Test]
    public void Leaves_out_what_is_not_in_the_dump()
    {
        Build("rows", "derived");

        Assert.That(Engine.Dump(new() { Names = "derived" }).ToMermaid(), Does.Not.Contain("-->"));
    }

    private void Build(string source, string derived)
    {
        var rows = Engine.Root.Source<string, Named>(new() { Name = source });
        var other = Engine.Root.Source<string, Named>(new() { Name = "other", StartSynced = false });
        _ = rows.Select(
            (context, row) => row.Value == "waits" ? context.Get(other, "x") : row,
            new CollectionOptions<string, Named> { Name = derived }
        );
        rows.Set(new("a", "1"));
        rows.Set(new("b", "waits"));
    }

    [GeneratedRegex(@"[0-9.]+ ms")]
    private static partial Regex Times();
}
