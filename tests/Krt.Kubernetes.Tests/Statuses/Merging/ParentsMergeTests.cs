// SPDX-License-Identifier: Apache-2.0

using static Krt.Kubernetes.Statuses.Merging.Merged;

namespace Krt.Kubernetes.Statuses.Merging;

[Parallelizable(ParallelScope.All)]
public sealed class ParentsMergeTests
{
    private const string Then = "2020-01-01T00:00:00Z";

    private static readonly ParentsMerge Merge = new("ours");

    [Test]
    public void Puts_ours_after_those_of_others()
    {
        var live = Status(Parent("theirs", "z", Then), Parent("ours", "old", Then), Parent("theirs", "a", Then));

        Assert.That(
            Apply(Merge, live, Status(Parent("ours", "b"), Parent("ours", "a"))),
            Is.EqualTo(
                Status(
                    Parent("theirs", "z", Then),
                    Parent("theirs", "a", Then),
                    Parent("ours", "b", Now),
                    Parent("ours", "a", Now)
                )
            )
        );
    }

    [Test]
    public void Keeps_times_by_reference()
    {
        var live = Status(Parent("theirs", "b", "2010-01-01T00:00:00Z"), Parent("ours", "a", Then));

        Assert.That(
            Apply(Merge, live, Status(Parent("ours", "a"), Parent("ours", "b"))),
            Is.EqualTo(
                Status(
                    Parent("theirs", "b", "2010-01-01T00:00:00Z"),
                    Parent("ours", "a", Then),
                    Parent("ours", "b", Now)
                )
            )
        );
    }

    [Test]
    public void Changes_nothing_where_nothing_is_ours_or_desired()
    {
        Assert.That(Apply(Merge, "{}", Status()), Is.EqualTo("{}"));
        var live = Status(Parent("theirs", "a", Then));
        Assert.That(Apply(Merge, live, Status()), Is.EqualTo(live));
        Assert.That(Remove(Merge, live), Is.EqualTo(live));
    }

    [Test]
    public void Removes_ours()
    {
        Assert.That(
            Remove(Merge, Status(Parent("ours", "a", Then), Parent("theirs", "a", Then))),
            Is.EqualTo(Status(Parent("theirs", "a", Then)))
        );
        Assert.That(Apply(Merge, Status(Parent("ours", "a", Then)), Status()), Is.EqualTo(Status()));
    }

    [Test]
    public void Leaves_out_what_the_schema_has_no_room_for()
    {
        var live = Status([.. Enumerable.Range(0, 31).Select(i => Parent("theirs", $"p{i}", Then))]);

        Assert.That(
            Apply(Merge, live, Status(Parent("ours", "a"), Parent("ours", "b"))),
            Does.Contain("\"a\"").And.Not.Contain("\"b\"")
        );
    }

    private static string Status(params string[] parents) => $$"""{"parents":[{{string.Join(',', parents)}}]}""";

    private static string Parent(string controller, string name, string? since = null) =>
        $$"""{"parentRef":{"name":"{{name}}"},"controllerName":"{{controller}}","conditions":[{{Condition("Accepted", "True", since)}}]}""";
}
