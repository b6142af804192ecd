// SPDX-License-Identifier: Apache-2.0

using Krt;
using Syncer.Translation.Gateways;
using Syncer.Translation.Gateways.Listeners;
using Syncer.Translation.Rows;
using Syncer.Translation.Rows.GatewayApi;

namespace Syncer.Translation.Tests.Gateways.Listeners;

public sealed class AllowedHostnamesTests
{
    private static readonly Dictionary<string, LabelSet> Namespaces = new()
    {
        ["team-b"] = LabelSet.From("team", "red"),
        ["team-a"] = LabelSet.From("team", "red"),
        ["other"] = LabelSet.From("team", "blue"),
    };

    private static string[] Allowed(NamespaceFilter? filter, string hostname = "a.example") =>
        [
            .. AllowedHostnames
                .Of(
                    hostname,
                    filter,
                    "infra",
                    selector => Namespaces.Where(entry => selector.Matches(entry.Value)).Select(entry => entry.Key)
                )
                .Select(entry => $"{entry.Namespace}/{entry.Host}"),
        ];

    [TestCase(null, "infra/a.example")]
    [TestCase("", "infra/a.example")]
    [TestCase("Same", "infra/a.example")]
    [TestCase("All", "*/a.example")]
    [TestCase("None", "~/a.example")]
    [TestCase("all", "~/a.example")]
    public void Follows_from(string? from, string expected) =>
        Assert.That(Allowed(new() { From = from }), Is.EqualTo([expected]));

    [Test]
    public void Permits_the_namespace_of_the_owner_when_nothing_is_set() =>
        Assert.That(Allowed(null), Is.EqualTo(["infra/a.example"]));

    [Test]
    public void Stands_for_every_host_when_the_listener_has_none() =>
        Assert.That(Allowed(null, hostname: ""), Is.EqualTo(["infra/*"]));

    [Test]
    public void Lists_selected_namespaces_by_name() =>
        Assert.That(
            Allowed(new() { From = "Selector", Selector = GatewayRows.Selector("team", "red") }),
            Is.EqualTo(["team-a/a.example", "team-b/a.example"])
        );

    [Test]
    public void Permits_every_namespace_when_the_selector_is_empty() =>
        Assert.That(Allowed(new() { From = "Selector", Selector = new() }), Is.EqualTo(["*/a.example"]));

    [Test]
    public void Permits_none_when_nothing_is_selected() =>
        Assert.That(
            Allowed(new() { From = "Selector", Selector = GatewayRows.Selector("team", "green") }),
            Is.EqualTo(["~/a.example"])
        );

    [Test]
    public void Permits_none_when_the_selector_is_missing() =>
        Assert.That(Allowed(new() { From = "Selector" }), Is.EqualTo(["~/a.example"]));

    [TestCase("team", "NotInside", "red")]
    [TestCase("-team", "NotIn", "red")]
    [TestCase("team", "NotIn", "re d")]
    [TestCase("team", "DoesNotExist", "red")]
    public void Permits_none_when_the_selector_is_invalid(string key, string @operator, string value)
    {
        var requirement = new LabelSelectorSpec.Requirement
        {
            Key = key,
            Operator = @operator,
            Values = [value],
        };
        var filter = new NamespaceFilter
        {
            From = "Selector",
            Selector = new() { MatchExpressions = [requirement] },
        };
        Assert.That(Allowed(filter), Is.EqualTo(["~/a.example"]));
    }
}
