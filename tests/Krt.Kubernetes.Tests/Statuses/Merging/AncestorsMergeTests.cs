// SPDX-License-Identifier: Apache-2.0

using System.Text.Json.Nodes;
using static Krt.Kubernetes.Statuses.Merging.Merged;

namespace Krt.Kubernetes.Statuses.Merging;

[Parallelizable(ParallelScope.All)]
public sealed class AncestorsMergeTests
{
    private const string Then = "2020-01-01T00:00:00Z";

    private static readonly AncestorsMerge Merge = new("ours", "example.com");

    [Test]
    public void Sorts_all_by_reference_and_keeps_those_of_others()
    {
        var live = Status(Ancestor("theirs", "b", Then), Ancestor("ours", "gone", Then), Ancestor("ours", "c", Then));

        Assert.That(
            Apply(Merge, live, Status(Ancestor("ours", "c"), Ancestor("ours", "a"))),
            Is.EqualTo(Status(Ancestor("ours", "a", Now), Ancestor("theirs", "b", Then), Ancestor("ours", "c", Then)))
        );
    }

    [Test]
    public void Summarizes_what_the_schema_has_no_room_for()
    {
        var live = Status([.. Enumerable.Range(10, 5).Select(i => Ancestor("theirs", $"t{i}", Then))]);
        var desired = Status([.. Enumerable.Range(10, 13).Select(i => Ancestor("ours", $"o{i}"))]);

        var once = Apply(Merge, live, desired);

        var ancestors = JsonNode.Parse(once)!["ancestors"]!.AsArray();
        Assert.That(ancestors, Has.Count.EqualTo(16));
        var summary = ancestors.Single(ancestor => (string?)ancestor!["ancestorRef"]!["name"] == "StatusSummary")!;
        Assert.That(
            (string?)summary["conditions"]![0]!["message"],
            Is.EqualTo("3 more ancestors have a status that does not fit")
        );
        Assert.That(ancestors.Count(ancestor => (string?)ancestor!["controllerName"] == "theirs"), Is.EqualTo(5));
        Assert.That(Apply(Merge, once, desired), Is.EqualTo(once));
    }

    [Test]
    public void Leaves_those_of_others_alone_where_they_take_all_room()
    {
        var live = Status([.. Enumerable.Range(10, 16).Select(i => Ancestor("theirs", $"t{i}", Then))]);

        Assert.That(Apply(Merge, live, Status(Ancestor("ours", "a"))), Is.EqualTo(live));
    }

    private static string Status(params string[] ancestors) => $$"""{"ancestors":[{{string.Join(',', ancestors)}}]}""";

    private static string Ancestor(string controller, string name, string? since = null) =>
        $$"""{"ancestorRef":{"name":"{{name}}"},"controllerName":"{{controller}}","conditions":[{{Condition("Accepted", "True", since)}}]}""";
}
