// SPDX-License-Identifier: Apache-2.0

namespace Krt.Core.Tests.Internal.Invariants;

/// <summary>The checks that the other tests rely on do find what is wrong.</summary>
public sealed class InvariantTests : EngineFixture
{
    [Test]
    public void Finds_a_row_that_was_lost()
    {
        var rows = Engine.Root.Source<string, Named>(new() { Name = "rows" });
        rows.Set(new("a", "1"));
        rows.Node.Table.SetRow(0, null);

        rows.Set(new("b", "1"));

        Assert.That(() => rows.Set(new("c", "1")), Stopped("Source rows, not holding no key without a row"));
    }

    [Test]
    public void Finds_an_index_that_files_something_else()
    {
        var rows = Engine.Root.Source<string, Named>(new() { Name = "rows" });
        var byValue = rows.Index(row => row.Value, "by value");
        rows.Set(new("a", "1"));
        Assert.That(byValue.Lookup("1"), Has.Count.EqualTo(1));
        rows.Node.Table.SetRow(0, new("a", "2"));

        Assert.That(
            () =>
            {
                rows.Set(new("b", "1"));
                rows.Set(new("c", "1"));
            },
            Stopped("filing a under 2 of by value")
        );
    }

    [Test]
    public void Finds_a_dependency_that_only_one_side_knows()
    {
        var rows = Engine.Root.Source<string, Named>(new() { Name = "rows" });
        var readers = Engine.Root.Source<string, Named>();
        var derived = readers.Select(
            (context, row) => context.Get(rows, "a"),
            new CollectionOptions<string, Named> { Name = "derived" }
        );
        readers.Set(new("r", ""));
        var tracker = ((Krt.Internal.DerivedNode<string, Named, string, Named>)derived).Tracker;
        tracker.Edges[0].Postings.Single().Remove(0);

        Assert.That(
            () =>
            {
                rows.Set(new("b", "1"));
                rows.Set(new("c", "1"));
            },
            Stopped("derived, not known to what it depends on")
        );
    }

    [Test]
    public void Finds_an_edge_that_only_one_side_knows()
    {
        var rows = Engine.Root.Source<string, Named>(new() { Name = "rows" });
        var derived = rows.Select((_, row) => row, new CollectionOptions<string, Named> { Name = "derived" });
        ((Krt.Internal.CollectionNode)derived).Sources.Clear();

        Assert.That(
            () =>
            {
                rows.Set(new("b", "1"));
                rows.Set(new("c", "1"));
            },
            Stopped("rows, not known to derived as a source")
        );
    }

    private static NUnit.Framework.Constraints.IResolveConstraint Stopped(string invariant) =>
        Throws.InvalidOperationException.With.InnerException.Message.Contains(invariant);
}
