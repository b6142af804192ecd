// SPDX-License-Identifier: Apache-2.0

using Syncer.Translation.Rows.Routes;
using Syncer.Translation.Rows.Routes.Matches;

namespace Syncer.Translation.Tests.Routes;

public sealed class HttpRouteDefaultsTests
{
    private static readonly HttpRouteMatch EveryPath = new()
    {
        Path = new() { Type = "PathPrefix", Value = "/" },
    };

    [Test]
    public void Gives_a_route_without_rules_one_for_every_path()
    {
        var route = HttpRouteDefaults.FillIn(new HttpRoute());

        Assert.That(route.Spec.Rules.Single().Matches.Single(), Is.EqualTo(EveryPath));
    }

    [Test]
    public void Gives_every_path_to_rules_without_matches_only()
    {
        var exact = new HttpRouteMatch
        {
            Path = new() { Type = "Exact", Value = "/a" },
        };
        var route = new HttpRoute { Spec = new() { Rules = [new() { Name = "any" }, new() { Matches = [exact] }] } };

        var rules = HttpRouteDefaults.FillIn(route).Spec.Rules;

        Assert.That(rules.Select(rule => rule.Matches.Single()), Is.EqualTo([EveryPath, exact]));
        Assert.That(rules[0].Name, Is.EqualTo("any"));
    }

    [Test]
    public void Leaves_a_complete_route_as_it_is()
    {
        var route = new HttpRoute { Spec = new() { Rules = [new() { Matches = [EveryPath] }] } };

        Assert.That(HttpRouteDefaults.FillIn(route), Is.SameAs(route));
    }
}
