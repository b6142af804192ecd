// SPDX-License-Identifier: Apache-2.0

using Google.Protobuf.Collections;
using Syncer.Protos.Resources;
using Syncer.Translation.Routes.Matching;

namespace Syncer.Translation.Tests.Routes.Matching;

public sealed class GrpcMatchingTests
{
    private static Translation.Rows.ValueList<Translation.Rows.Routes.Matches.GrpcRouteMatch> Rows(string matches) =>
        RouteRows.Grpc("r", $$"""{"rules": [{"matches": {{matches}}}]}""").Spec.Rules[0].Matches;

    private static RepeatedField<RouteMatch> Translate(string matches)
    {
        var translated = new RepeatedField<RouteMatch>();
        Assert.That(GrpcMatching.TryAdd(Rows(matches), translated, out var problem), Is.True, problem?.Message);
        return translated;
    }

    [TestCase("""{"service": "s.S", "method": "M"}""", "exact /s.S/M")]
    [TestCase("""{"type": "Exact", "service": "s.S"}""", "prefix /s.S")]
    [TestCase("""{"method": "M"}""", "regex /[^/]+/M")]
    [TestCase("""{"method": "M.N"}""", """regex /[^/]+/M\.N""")]
    [TestCase("""{"type": "RegularExpression", "service": "s\\..*", "method": "Get.*"}""", """regex /s\..*/Get.*""")]
    [TestCase("""{"type": "RegularExpression", "service": "s"}""", "regex /s/[^/]+")]
    [TestCase("""{"type": "RegularExpression", "method": "A|B"}""", "regex /[^/]+/(?:A|B)")]
    [TestCase("""{"type": "RegularExpression"}""", "none")]
    [TestCase("""{}""", "none")]
    public void Translates_a_method(string method, string expected)
    {
        var path = Translate($$"""[{"method": {{method}}}]""")[0].Path;

        var actual = path?.KindCase switch
        {
            null => "none",
            PathMatch.KindOneofCase.Exact => "exact " + path.Exact,
            PathMatch.KindOneofCase.PathPrefix => "prefix " + path.PathPrefix,
            _ => "regex " + path.Regex,
        };
        Assert.That(actual, Is.EqualTo(expected));
    }

    [Test]
    public void Matches_everything_when_a_rule_has_no_matches() =>
        Assert.That(Translate("[]"), Is.EqualTo(new[] { new RouteMatch { Path = new() { PathPrefix = "/" } } }));

    [Test]
    public void Translates_headers_without_a_path_when_a_match_has_no_method()
    {
        var expected = new RouteMatch();
        expected.Headers.Add(new HeaderMatch { Name = "a", Exact = "1" });

        Assert.That(Translate("""[{"headers": [{"name": "a", "value": "1"}]}]"""), Is.EqualTo(new[] { expected }));
    }

    [Test]
    public void Refuses_a_type_it_does_not_know()
    {
        Assert.That(GrpcMatching.TryAdd(Rows("""[{"method": {"type": "Glob"}}]"""), [], out var problem), Is.False);
        Assert.That(problem!.Reason, Is.EqualTo("UnsupportedValue"));
    }
}
