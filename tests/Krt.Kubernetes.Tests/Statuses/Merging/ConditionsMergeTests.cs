// SPDX-License-Identifier: Apache-2.0

using static Krt.Kubernetes.Statuses.Merging.Merged;

namespace Krt.Kubernetes.Statuses.Merging;

[Parallelizable(ParallelScope.All)]
public sealed class ConditionsMergeTests
{
    private const string Then = "2020-01-01T00:00:00Z";

    private static readonly ConditionsMerge Merge = new("Accepted", "Programmed");

    [Test]
    public void Keeps_the_time_of_a_condition_whose_status_stays()
    {
        var live =
            $$"""{"conditions":[{{Condition("Accepted", "True", Then, "Old")}},{{Condition("Programmed", "True", Then)}}]}""";
        var desired =
            $$"""{"conditions":[{{Condition("Accepted", "True", null, "New")}},{{Condition("Programmed", "False")}}]}""";

        Assert.That(
            Apply(Merge, live, desired),
            Is.EqualTo(
                $$"""{"conditions":[{{Condition("Accepted", "True", Then, "New")}},{{Condition("Programmed", "False", Now)}}]}"""
            )
        );
    }

    [Test]
    public void Keeps_conditions_and_fields_of_others_and_drops_what_is_ours_and_not_desired()
    {
        var live = $$"""
            {"addresses":[1],"features":[1],
             "conditions":[{{Condition("Theirs", "True", Then)}},{{Condition("Programmed", "True", Then)}}]}
            """;
        var desired = $$"""{"features":[2],"conditions":[{{Condition("Accepted", "True")}}]}""";

        Assert.That(
            Apply(Merge, live, desired),
            Is.EqualTo(
                $$"""{"addresses":[1],"features":[2],"conditions":[{{Condition("Accepted", "True", Now)}},{{Condition("Theirs", "True", Then)}}]}"""
            )
        );
    }

    [Test]
    public void Changes_nothing_the_second_time()
    {
        var desired = $$"""{"features":[2],"conditions":[{{Condition("Accepted", "True")}}]}""";
        var once = Apply(Merge, $$"""{"conditions":[{{Condition("Accepted", "Unknown", Then)}}]}""", desired);

        Assert.That(Apply(Merge, once, desired), Is.EqualTo(once));
    }

    [Test]
    public void Removes_what_still_says_what_was_desired_last()
    {
        var live = $$"""
            {"addresses":[1],"features":[2],
             "conditions":[{{Condition("Accepted", "True", Then)}},{{Condition("Programmed", "True", Then, "Theirs")}}]}
            """;
        var abandoned = $$"""
            {"features":[2],"conditions":[{{Condition("Accepted", "True")}},{{Condition("Programmed", "True")}}]}
            """;

        Assert.That(
            Remove(Merge, live, abandoned),
            Is.EqualTo($$"""{"addresses":[1],"conditions":[{{Condition("Programmed", "True", Then, "Theirs")}}]}""")
        );
        Assert.That(Remove(Merge, live), Is.EqualTo(Normal(live)));
        Assert.That(
            Remove(Merge, $$"""{"conditions":[{{Condition("Accepted", "True", Then)}}]}""", abandoned),
            Is.EqualTo("{}")
        );
    }
}
