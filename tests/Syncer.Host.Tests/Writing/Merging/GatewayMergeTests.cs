// SPDX-License-Identifier: Apache-2.0

using System.Text.Json.Nodes;
using Krt.Kubernetes.Statuses.Merging;
using Syncer.Host.Writing.Merging;

namespace Syncer.Host.Tests.Writing.Merging;

/// <summary>The rules of spec gateways-routes 4.8 for Gateways.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class GatewayMergeTests
{
    private const string Now = "2030-01-01T00:00:00Z";
    private const string Then = "2020-01-01T00:00:00Z";

    // Status and reason, then the generation they were said of; "-" for none.
    [TestCase("False/InvalidParameters 1", "-", "False/InvalidParameters 1")]
    [TestCase("False/InvalidParameters 2", "True/Accepted 2", "False/InvalidParameters 2")]
    [TestCase("False/InvalidParameters 3", "True/Accepted 2", "False/InvalidParameters 3")]
    [TestCase("False/InvalidParameters 1", "True/Accepted 2", "True/Accepted 2")]
    [TestCase("False/InvalidParameters 2", "False/UnsupportedAddress 2", "False/InvalidParameters 2")]
    [TestCase("False/InvalidParameters 1", "False/UnsupportedAddress 2", "False/UnsupportedAddress 2")]
    [TestCase("False/InvalidParameters 2", "False/Invalid 2", "False/Invalid 2")]
    [TestCase("True/Accepted 2", "False/InvalidParameters 2", "True/Accepted 2")]
    [TestCase("True/Accepted 1", "False/InvalidParameters 2", "False/InvalidParameters 2")]
    [TestCase("True/Accepted 2", "False/UnsupportedAddress 1", "False/UnsupportedAddress 1")]
    [TestCase("Unknown/Pending 0", "True/Accepted 1", "True/Accepted 1")]
    [TestCase("-", "True/Accepted 1", "True/Accepted 1")]
    public void Settles_who_says_whether_a_gateway_is_accepted(string live, string desired, string kept)
    {
        var merged = Apply(Status(live, Then), Status(desired, time: null));

        Assert.That(Describe(merged, "Accepted"), Is.EqualTo(kept));
    }

    [TestCase("True/Programmed 2", "-", "False/Invalid 2", Now)]
    [TestCase("-", "-", "False/Invalid 2", Now)]
    [TestCase("True/Programmed 2", "False/Invalid 1", "False/Invalid 1", Then)]
    [TestCase("False/AddressNotUsable 2", "-", "False/AddressNotUsable 2", Now)]
    public void Is_not_programmed_while_its_parameters_are_invalid(
        string desired,
        string live,
        string kept,
        string time
    )
    {
        var merged = Apply(
            Status("False/InvalidParameters 2", Then, live),
            Status("True/Accepted 2", time: null, desired)
        );

        Assert.That(Describe(merged, "Programmed"), Is.EqualTo(kept));
        var condition = StatusConditions.Find(merged["conditions"], "Programmed")!;
        Assert.That((string?)condition["lastTransitionTime"], Is.EqualTo(time));
        if (time == Now && kept.StartsWith("False/Invalid ", StringComparison.Ordinal))
            Assert.That((string?)condition["message"], Is.EqualTo("says InvalidParameters"));
    }

    [Test]
    public void Keeps_addresses_and_conditions_of_others_and_times_by_name()
    {
        var live = $$"""
            {"addresses":[{"value":"10.0.0.1"}],"conditions":[{{Condition("Theirs", "True/X 1", Then)}}],
             "listeners":[{"name":"b","conditions":[{{Condition("Accepted", "True/A 1", Then)}}]},
              {"name":"gone","conditions":[{{Condition("Accepted", "True/A 1", Then)}}]}]}
            """;
        var desired = $$"""
            {"conditions":[{{Condition("Accepted", "True/Accepted 1", null)}}],
             "listeners":[{"name":"a","conditions":[{{Condition("Accepted", "True/A 1", null)}}]},
              {"name":"b","conditions":[{{Condition("Accepted", "True/A 2", null)}}]}]}
            """;

        Assert.That(
            Apply(live, desired).ToJsonString(),
            Is.EqualTo(
                Normal(
                    $$"""
                    {"addresses":[{"value":"10.0.0.1"}],
                     "conditions":[{{Condition("Accepted", "True/Accepted 1", Now)}},{{Condition(
                        "Theirs",
                        "True/X 1",
                        Then
                    )}}],
                     "listeners":[{"name":"a","conditions":[{{Condition("Accepted", "True/A 1", Now)}}]},
                      {"name":"b","conditions":[{{Condition("Accepted", "True/A 2", Then)}}]}]}
                    """
                )
            )
        );
    }

    [Test]
    public void Removes_listeners_only_while_they_say_what_was_desired_last()
    {
        var listener = $$"""{"name":"a","conditions":[{{Condition("Accepted", "True/A 1", Then)}}]}""";
        var live = Parse($$"""{"conditions":[{{Condition("Theirs", "True/X 1", Then)}}],"listeners":[{{listener}}]}""");
        var abandoned = Parse($$"""{"listeners":[{{listener}}]}""");
        var merge = new GatewayMerge();

        Assert.That(
            merge.Remove(live, abandoned).ToJsonString(),
            Is.EqualTo(Normal($$"""{"conditions":[{{Condition("Theirs", "True/X 1", Then)}}]}"""))
        );
        Assert.That(
            merge.Remove(live, Parse("""{"listeners":[{"name":"a","conditions":[]}]}""")).ToJsonString(),
            Is.EqualTo(live.ToJsonString())
        );
        Assert.That(merge.Remove(live, abandoned: null).ToJsonString(), Is.EqualTo(live.ToJsonString()));
    }

    private static JsonObject Apply(string live, string desired) =>
        new GatewayMerge().Apply(Parse(live), Parse(desired), Now);

    private static string Status(string accepted, string? time, string programmed = "-")
    {
        string?[] conditions = [Condition("Accepted", accepted, time), Condition("Programmed", programmed, time)];
        return $$"""{"conditions":[{{string.Join(',', conditions.Where(condition => condition is not null))}}]}""";
    }

    private static string? Condition(string type, string said, string? time)
    {
        if (said == "-")
            return null;
        var parts = said.Split('/', ' ');
        var since = time is null ? "" : $",\"lastTransitionTime\":\"{time}\"";
        return $$"""
            {"type":"{{type}}","status":"{{parts[0]}}","reason":"{{parts[1]}}","message":"says {{parts[1]}}",
             "observedGeneration":{{parts[2]}}{{since}}}
            """;
    }

    private static string Describe(JsonObject status, string type)
    {
        var condition = StatusConditions.Find(status["conditions"], type)!;
        return $"{condition["status"]}/{condition["reason"]} {condition["observedGeneration"]}";
    }

    private static JsonObject Parse(string json) => JsonNode.Parse(json)!.AsObject();

    private static string Normal(string json) => Parse(json).ToJsonString();
}
