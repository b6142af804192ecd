// SPDX-License-Identifier: Apache-2.0

using System.Text;
using System.Text.Json;
using Syncer.Protos.Resources;
using Syncer.Translation.Routes;
using Syncer.Translation.Routes.Attachment;
using Syncer.Translation.Routes.Rules;
using Syncer.Translation.Routes.Statuses;
using Syncer.Translation.Status;

namespace Syncer.Translation.Tests.Routes.Statuses;

public sealed class RouteStatusesTests
{
    private static readonly TranslatedRule Good = new() { Key = "good", Prototype = new Resource() };
    private static readonly TranslatedRule Dropped = new()
    {
        Key = "dropped",
        Prototype = null,
        Invalid = new("UnsupportedValue", "no such match"),
    };
    private static readonly TranslatedRule Failing = new()
    {
        Key = "failing",
        Prototype = new Resource(),
        Invalid = new("IncompatibleFilters", "no such filter"),
    };
    private static readonly ParentVerdict Attached = new(
        ParentReferences.WithDefaults(new() { Name = "gw" }, "default"),
        null
    );

    private static ObjectStatus Status(ParentVerdict[] verdicts, params TranslatedRule[] rules) =>
        RouteStatuses.Of(RouteRows.Http("r", "{}", generation: 7), verdicts, rules, "example.com/controller");

    private static Condition[] Conditions(params TranslatedRule[] rules) =>
        [.. ((RouteStatus)Status([Attached], rules).Body).Parents[0].Conditions];

    [Test]
    public void Accepts_when_all_is_well() =>
        Assert.That(
            Conditions(Good),
            Is.EqualTo(
                new Condition[]
                {
                    new("Accepted", true, "Accepted", "", 7),
                    new("ResolvedRefs", true, "ResolvedRefs", "", 7),
                }
            )
        );

    [Test]
    public void Reports_the_last_reference_that_could_not_be_resolved() =>
        Assert.That(
            Conditions(
                Good with
                {
                    Unresolved = [new("BackendNotFound", "first"), new("RefNotPermitted", "second")],
                },
                Good with
                {
                    Unresolved = [new("InvalidKind", "third")],
                },
                Good
            )[1],
            Is.EqualTo(new Condition("ResolvedRefs", false, "InvalidKind", "third", 7))
        );

    [Test]
    public void Accepts_in_part_when_some_rules_are_invalid() =>
        Assert.That(
            Conditions(Good, Dropped, Failing),
            Is.EqualTo(
                new Condition[]
                {
                    new("Accepted", true, "Accepted", "", 7),
                    new("ResolvedRefs", true, "ResolvedRefs", "", 7),
                    new(
                        "PartiallyInvalid",
                        true,
                        "UnsupportedValue",
                        "Dropped Rule 1: no such match; Dropped Rule 2: no such filter, its requests are answered with status 500",
                        7
                    ),
                }
            )
        );

    [Test]
    public void Does_not_accept_when_no_rule_is_valid() =>
        Assert.That(
            Conditions(Failing, Dropped),
            Is.EqualTo(
                new Condition[]
                {
                    new("Accepted", false, "IncompatibleFilters", "no such filter", 7),
                    new("ResolvedRefs", true, "ResolvedRefs", "", 7),
                }
            )
        );

    [Test]
    public void Prefers_the_verdict_of_the_parent_when_no_rule_is_valid_either()
    {
        var denied = Attached with { Denial = new("NotAllowedByListeners", "no") };

        Assert.That(
            ((RouteStatus)Status([denied], Failing).Body).Parents[0].Conditions[0].Reason,
            Is.EqualTo("NotAllowedByListeners")
        );
    }

    [Test]
    public void Sorts_the_parents()
    {
        var parents = ((RouteStatus)Status([Named("b"), Named("a")], Good).Body).Parents;

        Assert.That(parents.Select(parent => parent.ParentRef.Name), Is.EqualTo(new[] { "a", "b" }));

        static ParentVerdict Named(string name) => new(new() { Name = name }, null);
    }

    [Test]
    public void Belongs_to_the_route() =>
        Assert.That(
            Status([]).Key,
            Is.EqualTo(new StatusKey("gateway.networking.k8s.io/v1", "HTTPRoute", new("default", "r")))
        );

    [Test]
    public void Writes_the_json_of_the_api()
    {
        var verdict = Attached with { Reference = Attached.Reference with { SectionName = "http" } };

        Assert.That(
            Json(Status([verdict], Good).Body),
            Is.EqualTo(
                """{"parents":[{"parentRef":{"group":"gateway.networking.k8s.io","kind":"Gateway","namespace":"default","name":"gw","sectionName":"http"},"controllerName":"example.com/controller","conditions":[{"type":"Accepted","status":"True","reason":"Accepted","message":"","observedGeneration":7},{"type":"ResolvedRefs","status":"True","reason":"ResolvedRefs","message":"","observedGeneration":7}]}]}"""
            )
        );
    }

    [Test]
    public void Writes_an_empty_list_when_nothing_is_ours() =>
        Assert.That(Json(Status([]).Body), Is.EqualTo("""{"parents":[]}"""));

    private static string Json(StatusBody body)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
            body.WriteTo(writer);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
