// SPDX-License-Identifier: Apache-2.0

using Google.Protobuf.Collections;
using Syncer.Protos.Resources;
using Syncer.Translation.Routes;
using Syncer.Translation.Routes.Matching;

namespace Syncer.Translation.Tests.Routes.Matching;

public sealed class HttpMatchingTests
{
    private static RepeatedField<RouteMatch> Translate(string matches)
    {
        var translated = new RepeatedField<RouteMatch>();
        Assert.That(HttpMatching.TryAdd(Rows(matches), translated, out var problem), Is.True, problem?.Message);
        return translated;
    }

    private static RouteProblem Refuse(string matches)
    {
        Assert.That(HttpMatching.TryAdd(Rows(matches), [], out var problem), Is.False);
        return problem!;
    }

    private static Translation.Rows.ValueList<Translation.Rows.Routes.Matches.HttpRouteMatch> Rows(string matches) =>
        RouteRows.Http("r", $$"""{"rules": [{"matches": {{matches}}}]}""").Spec.Rules[0].Matches;

    [TestCase("""{"value": "/api"}""", PathMatch.KindOneofCase.PathPrefix, "/api")]
    [TestCase("""{"type": "PathPrefix", "value": "/api//"}""", PathMatch.KindOneofCase.PathPrefix, "/api")]
    [TestCase("""{"type": "PathPrefix", "value": "/"}""", PathMatch.KindOneofCase.PathPrefix, "/")]
    [TestCase("""{"type": "PathPrefix", "value": "//"}""", PathMatch.KindOneofCase.PathPrefix, "/")]
    [TestCase("""{"type": "PathPrefix", "value": ""}""", PathMatch.KindOneofCase.PathPrefix, "/")]
    [TestCase("""{"type": "PathPrefix"}""", PathMatch.KindOneofCase.PathPrefix, "/")]
    [TestCase("""{"type": "PathPrefix", "value": "api"}""", PathMatch.KindOneofCase.PathPrefix, "/api")]
    [TestCase("""{"type": "Exact", "value": "/api/"}""", PathMatch.KindOneofCase.Exact, "/api/")]
    [TestCase("""{"type": "Exact", "value": "api"}""", PathMatch.KindOneofCase.Exact, "/api")]
    [TestCase("""{"type": "RegularExpression", "value": "^/.*$"}""", PathMatch.KindOneofCase.Regex, "^/.*$")]
    [TestCase("""{"type": "RegularExpression", "value": "a/"}""", PathMatch.KindOneofCase.Regex, "a/")]
    public void Translates_a_path(string path, PathMatch.KindOneofCase kind, string value)
    {
        var match = Translate($$"""[{"path": {{path}}}]""")[0].Path;

        Assert.That(match.KindCase, Is.EqualTo(kind));
        Assert.That(
            match.HasExact ? match.Exact
                : match.HasRegex ? match.Regex
                : match.PathPrefix,
            Is.EqualTo(value)
        );
    }

    [Test]
    public void Leaves_the_path_unset_when_a_match_has_none() =>
        Assert.That(Translate("""[{"method": "GET"}]""")[0].Path, Is.Null);

    [Test]
    public void Translates_all_parts_when_a_match_has_them()
    {
        var match = Translate(
            """
            [{"method": "POST",
              "headers": [{"name": "a", "value": "1"}, {"type": "RegularExpression", "name": "b", "value": ".+"}],
              "queryParams": [{"type": "Exact", "name": "q", "value": "2"}, {"type": "RegularExpression", "name": "p", "value": "x*"}]}]
            """
        )[0];

        var expected = new RouteMatch { Method = new() { Exact = "POST" } };
        expected.Headers.Add(new HeaderMatch { Name = "a", Exact = "1" });
        expected.Headers.Add(new HeaderMatch { Name = "b", Regex = ".+" });
        expected.QueryParams.Add(new QueryMatch { Name = "q", Exact = "2" });
        expected.QueryParams.Add(new QueryMatch { Name = "p", Regex = "x*" });
        Assert.That(match, Is.EqualTo(expected));
    }

    [Test]
    public void Counts_the_first_header_when_one_is_repeated_in_another_case()
    {
        var headers = Translate("""[{"headers": [{"name": "Id", "value": "1"}, {"name": "id", "value": "2"}]}]""")[
            0
        ].Headers;

        Assert.That(
            headers,
            Is.EqualTo(
                new[]
                {
                    new HeaderMatch { Name = "Id", Exact = "1" },
                }
            )
        );
    }

    [Test]
    public void Keeps_query_parameters_apart_when_they_differ_in_case() =>
        Assert.That(
            Translate("""[{"queryParams": [{"name": "Id", "value": "1"}, {"name": "id", "value": "2"}]}]""")[
                0
            ].QueryParams,
            Has.Count.EqualTo(2)
        );

    [TestCase("""[{"path": {"type": "Glob", "value": "/*"}}]""", "path has unsupported match type \"Glob\"")]
    [TestCase(
        """[{}, {"headers": [{"type": "Glob", "name": "a"}]}]""",
        "header \"a\" has unsupported match type \"Glob\""
    )]
    [TestCase(
        """[{"queryParams": [{"type": "Glob", "name": "q"}]}]""",
        "query parameter \"q\" has unsupported match type \"Glob\""
    )]
    public void Refuses_a_type_it_does_not_know(string matches, string message) =>
        Assert.That(
            Refuse(matches),
            Is.EqualTo(new RouteProblem("UnsupportedValue", "failed to process route matches: " + message))
        );

    [Test]
    public void Adds_nothing_when_a_rule_has_no_matches() => Assert.That(Translate("[]"), Is.Empty);
}
