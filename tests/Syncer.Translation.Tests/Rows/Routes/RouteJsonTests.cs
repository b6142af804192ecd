// SPDX-License-Identifier: Apache-2.0

using System.Text.Json;
using Syncer.Translation.Rows.Routes;

namespace Syncer.Translation.Tests.Rows.Routes;

public sealed class RouteJsonTests
{
    private const string Route = """
        {
          "apiVersion": "gateway.networking.k8s.io/v1",
          "kind": "HTTPRoute",
          "metadata": {"namespace": "web", "name": "r", "generation": 3, "labels": {"app": "a"}},
          "spec": {
            "parentRefs": [{"name": "gw", "sectionName": "http", "port": 80}],
            "hostnames": ["a.com"],
            "rules": [{
              "name": "main",
              "matches": [{"path": {"type": "Exact", "value": "/a"}}],
              "filters": [{"type": "URLRewrite", "urlRewrite": {"hostname": "b"}}],
              "backendRefs": [{"name": "svc", "port": 80, "weight": 0, "filters": [{"type": "RequestMirror", "requestMirror": {"backendRef": {"name": "m"}, "percent": 3}}]}],
              "timeouts": {"request": "1s"},
              "retry": {"attempts": 2, "codes": [503]},
              "sessionPersistence": {"type": "Cookie"}
            }]
          },
          "status": {"parents": []}
        }
        """;

    private static HttpRoute Read(string json) => JsonSerializer.Deserialize(json, RouteJson.Default.HttpRoute)!;

    [Test]
    public void Reads_the_fields_that_translation_uses()
    {
        var route = Read(Route);

        Assert.That(route.Metadata.Key.ToString(), Is.EqualTo("web/r"));
        Assert.That(
            route.Spec.ParentRefs[0],
            Is.EqualTo(
                new ParentReference
                {
                    Name = "gw",
                    SectionName = "http",
                    Port = 80,
                }
            )
        );
        var rule = route.Spec.Rules[0];
        Assert.That(rule.Name, Is.EqualTo("main"));
        Assert.That(rule.Matches[0].Path!.Value, Is.EqualTo("/a"));
        Assert.That(rule.Filters[0].UrlRewrite!.Hostname, Is.EqualTo("b"));
        Assert.That(rule.BackendRefs[0].Weight, Is.Zero);
        Assert.That(rule.BackendRefs[0].Filters[0].RequestMirror!.Percent, Is.EqualTo(3));
        Assert.That(rule.Timeouts!.Request, Is.EqualTo("1s"));
        Assert.That(rule.Retry!.Codes, Is.EqualTo(new[] { 503 }));
    }

    [Test]
    public void Reads_equal_rows_from_equal_objects()
    {
        var again = Read(Route.Replace("\n", "", StringComparison.Ordinal));

        Assert.That(again, Is.EqualTo(Read(Route)));
        Assert.That(again.GetHashCode(), Is.EqualTo(Read(Route).GetHashCode()));
    }

    [TestCase("\"Exact\"", "\"PathPrefix\"")]
    [TestCase("\"percent\": 3", "\"percent\": 4")]
    [TestCase("503", "502")]
    [TestCase("\"app\": \"a\"", "\"app\": \"b\"")]
    public void Reads_different_rows_when_a_part_differs(string part, string other) =>
        Assert.That(Read(Route.Replace(part, other, StringComparison.Ordinal)), Is.Not.EqualTo(Read(Route)));

    [TestCase("""{"metadata": {"name": "r"}, "spec": null}""")]
    [TestCase("""{"metadata": {"name": "r"}, "spec": {"parentRefs": null, "hostnames": null, "rules": null}}""")]
    [TestCase("""{"metadata": {"name": "r"}}""")]
    public void Reads_nothing_as_empty(string json)
    {
        var route = Read(json);

        Assert.That(route.Spec, Is.EqualTo(new HttpRouteSpec()));
        Assert.That(route.Spec.Rules, Is.Empty);
    }

    [Test]
    public void Reads_empty_lists_when_a_rule_has_nulls()
    {
        var rule = Read(
            """{"spec": {"rules": [{"matches": null, "filters": null, "backendRefs": [{"name": null, "filters": null}], "timeouts": null}]}}"""
        ).Spec.Rules[0];

        Assert.That(rule.Matches, Is.Empty);
        Assert.That(rule.BackendRefs[0], Is.EqualTo(new BackendRef()));
    }

    [Test]
    public void Skips_list_items_that_are_null() =>
        Assert.That(
            Read("""{"spec": {"hostnames": [null, "a.com"], "rules": [null, {"backendRefs": [null]}]}}""").Spec,
            Is.EqualTo(new HttpRouteSpec { Hostnames = ["a.com"], Rules = [new()] })
        );

    [Test]
    public void Reads_equal_rows_when_only_annotations_differ() =>
        Assert.That(
            Read(
                Route.Replace(
                    "\"generation\": 3",
                    "\"generation\": 3, \"annotations\": {\"a\": \"b\"}",
                    StringComparison.Ordinal
                )
            ),
            Is.EqualTo(Read(Route))
        );
}
