// SPDX-License-Identifier: Apache-2.0

using System.Collections.Frozen;
using Google.Protobuf.WellKnownTypes;
using Syncer.Protos.Resources;
using Syncer.Translation.Routes;
using Syncer.Translation.Routes.Backends;
using Syncer.Translation.Routes.Filters;
using Syncer.Translation.Rows.Routes;
using static Syncer.Protos.Resources.TrafficPolicySpec;

namespace Syncer.Translation.Tests.Routes.Filters;

public sealed class FilterTranslationTests
{
    private static readonly RouteProblem Missing = new("BackendNotFound", "missing");

    private static ResolvedBackend Resolve(BackendRef reference) =>
        reference.Name == "missing"
            ? new(new() { Backend = reference.Name }, Missing)
            : new(new() { Backend = reference.Name }, null);

    private static TranslatedFilters Translate(string filters, FrozenSet<string>? supported = null) =>
        FilterTranslation.Translate(
            RouteRows.Http("r", $$"""{"rules": [{"filters": {{filters}}}]}""").Spec.Rules[0].Filters,
            supported ?? FilterTypes.OfHttpRules,
            Resolve
        );

    [Test]
    public void Orders_policies_and_merges_modifiers_and_mirrors()
    {
        var filters = Translate(
            """
            [{"type": "RequestMirror", "requestMirror": {"backendRef": {"name": "one"}}},
             {"type": "ResponseHeaderModifier", "responseHeaderModifier": {"remove": ["x"]}},
             {"type": "RequestHeaderModifier", "requestHeaderModifier": {"set": [{"name": "a", "value": "1"}]}},
             {"type": "CORS", "cors": {"allowOrigins": ["*"]}},
             {"type": "RequestHeaderModifier", "requestHeaderModifier": {"set": [{"name": "b", "value": "2"}], "add": [{"name": "c", "value": "3"}]}},
             {"type": "RequestMirror", "requestMirror": {"backendRef": {"name": "two"}, "percent": 5}},
             {"type": "URLRewrite", "urlRewrite": {"hostname": "h"}}]
            """
        );

        Assert.That(
            filters.Policies.Select(policy => policy.KindCase),
            Is.EqualTo(
                new[]
                {
                    KindOneofCase.Cors,
                    KindOneofCase.UrlRewrite,
                    KindOneofCase.RequestHeaderModifier,
                    KindOneofCase.ResponseHeaderModifier,
                    KindOneofCase.RequestMirror,
                }
            )
        );
        var modifier = filters.Policies[2].RequestHeaderModifier;
        Assert.That(modifier.Set.Select(header => header.Name), Is.EqualTo(new[] { "a", "b" }));
        Assert.That(modifier.Add.Single(), Is.EqualTo(new Header { Name = "c", Value = "3" }));
        Assert.That(
            filters.Policies[4].RequestMirror.Mirrors.Select(mirror => (mirror.Backend.Backend, mirror.Percentage)),
            Is.EqualTo(new[] { ("one", 100.0), ("two", 5.0) })
        );
        Assert.That(filters.MustFail, Is.False);
    }

    [TestCase("""{}""", "", 0u, 0u, "", null, null)]
    [TestCase(
        """{"scheme": "https", "hostname": "h", "port": 8443, "statusCode": 301}""",
        "https",
        8443u,
        301u,
        "h",
        null,
        null
    )]
    [TestCase("""{"path": {"type": "ReplaceFullPath", "replaceFullPath": "/new/"}}""", "", 0u, 0u, "", "/new/", null)]
    [TestCase(
        """{"path": {"type": "ReplacePrefixMatch", "replacePrefixMatch": "/new/"}}""",
        "",
        0u,
        0u,
        "",
        null,
        "/new"
    )]
    [TestCase("""{"path": {"type": "ReplacePrefixMatch", "replacePrefixMatch": "/"}}""", "", 0u, 0u, "", null, "")]
    public void Redirects(
        string redirect,
        string scheme,
        uint port,
        uint status,
        string host,
        string? full,
        string? prefix
    )
    {
        var expected = new RequestRedirect
        {
            Scheme = scheme,
            Port = port,
            Status = status,
            Host = host,
        };
        if (full is not null)
            expected.Full = full;
        if (prefix is not null)
            expected.Prefix = prefix;

        Assert.That(
            Translate($$"""[{"type": "RequestRedirect", "requestRedirect": {{redirect}}}]""")
                .Policies.Single()
                .RequestRedirect,
            Is.EqualTo(expected)
        );
    }

    [Test]
    public void Rewrites_the_prefix_to_nothing_when_it_is_replaced_by_a_slash()
    {
        var rewrite = Translate(
            """[{"type": "URLRewrite", "urlRewrite": {"path": {"type": "ReplacePrefixMatch", "replacePrefixMatch": "/"}}}]"""
        )
            .Policies.Single()
            .UrlRewrite;

        Assert.That(rewrite.PathCase, Is.EqualTo(UrlRewrite.PathOneofCase.Prefix));
        Assert.That(rewrite.Prefix, Is.Empty);
    }

    [Test]
    public void Shares_across_origins_with_the_default_age_when_none_is_given()
    {
        var cors = Translate("""[{"type": "CORS", "cors": {"allowCredentials": true, "allowMethods": ["GET"]}}]""")
            .Policies.Single()
            .Cors;

        var expected = new CORS
        {
            AllowCredentials = true,
            MaxAge = new Duration { Seconds = 5 },
        };
        expected.AllowMethods.Add("GET");
        Assert.That(cors, Is.EqualTo(expected));
    }

    [TestCase("""{"backendRef": {"name": "one"}, "percent": 42}""", 42.0)]
    [TestCase("""{"backendRef": {"name": "one"}, "fraction": {"numerator": 1, "denominator": 8}}""", 12.5)]
    [TestCase("""{"backendRef": {"name": "one"}, "fraction": {"numerator": 7}}""", 7.0)]
    [TestCase("""{"backendRef": {"name": "one"}, "fraction": {"numerator": 9, "denominator": 3}}""", 100.0)]
    public void Mirrors_a_share(string mirror, double percentage) =>
        Assert.That(
            Translate($$"""[{"type": "RequestMirror", "requestMirror": {{mirror}}}]""")
                .Policies.Single()
                .RequestMirror.Mirrors.Single()
                .Percentage,
            Is.EqualTo(percentage)
        );

    [TestCase("""{"backendRef": {"name": "one"}, "percent": 0}""")]
    [TestCase("""{"backendRef": {"name": "one"}, "fraction": {"numerator": 0, "denominator": 10}}""")]
    [TestCase("""{"backendRef": {"name": "one"}, "fraction": {"numerator": 1, "denominator": 0}}""")]
    public void Mirrors_nothing_when_the_share_is_nothing(string mirror) =>
        Assert.That(Translate($$"""[{"type": "RequestMirror", "requestMirror": {{mirror}}}]""").Policies, Is.Empty);

    [Test]
    public void Leaves_out_only_the_mirror_that_has_no_backend()
    {
        var filters = Translate(
            """
            [{"type": "RequestMirror", "requestMirror": {"backendRef": {"name": "missing"}}},
             {"type": "RequestMirror", "requestMirror": {"backendRef": {"name": "one"}}}]
            """
        );

        Assert.That(filters.Policies.Single().RequestMirror.Mirrors.Single().Backend.Backend, Is.EqualTo("one"));
        Assert.That(filters.Unresolved, Is.EqualTo(new[] { Missing }));
        Assert.That(filters.MustFail, Is.False);
    }

    [Test]
    public void Lets_requests_fail_when_the_authorization_service_is_missing()
    {
        var filters = Translate(
            """[{"type": "ExternalAuth", "externalAuth": {"protocol": "GRPC", "backendRef": {"name": "missing"}}}]"""
        );

        Assert.That(filters.Policies, Is.Empty);
        Assert.That(filters.Unresolved, Is.EqualTo(new[] { Missing }));
        Assert.That(filters.MustFail, Is.True);
        Assert.That(filters.Invalid, Is.Null);
    }

    [TestCase("""[{"type": "Teapot"}]""", "unsupported filter type \"Teapot\"")]
    [TestCase(
        """[{"type": "ExtensionRef", "extensionRef": {"group": "g.io", "kind": "K", "name": "n"}}]""",
        "unsupported ExtensionRef: g.io/K"
    )]
    [TestCase(
        """[{"type": "RequestRedirect", "requestRedirect": {}}, {"type": "RequestRedirect", "requestRedirect": {}}]""",
        "filter RequestRedirect is repeated"
    )]
    [TestCase(
        """[{"type": "URLRewrite", "urlRewrite": {}}, {"type": "RequestRedirect", "requestRedirect": {}}]""",
        "filters RequestRedirect and URLRewrite exclude each other"
    )]
    public void Refuses_filters_it_cannot_combine_or_does_not_know(string filters, string message)
    {
        var translated = Translate(filters);

        Assert.That(translated.Invalid, Is.EqualTo(new RouteProblem("IncompatibleFilters", message)));
        Assert.That(translated.MustFail, Is.True);
    }

    [TestCase("""{"type": "URLRewrite", "urlRewrite": {"path": {"type": "Glob"}}}""")]
    [TestCase("""{"type": "URLRewrite", "urlRewrite": {"path": {"type": "ReplaceFullPath"}}}""")]
    [TestCase("""{"type": "RequestRedirect", "requestRedirect": {"path": {"type": "ReplacePrefixMatch"}}}""")]
    [TestCase("""{"type": "RequestRedirect", "requestRedirect": {"port": 65536}}""")]
    [TestCase("""{"type": "ExternalAuth", "externalAuth": {"protocol": "SMTP", "backendRef": {"name": "one"}}}""")]
    public void Refuses_values_it_does_not_know(string filter) =>
        Assert.That(Translate($"[{filter}]").Invalid!.Reason, Is.EqualTo("UnsupportedValue"));

    [Test]
    public void Refuses_a_filter_that_the_place_does_not_support() =>
        Assert.That(
            Translate("""[{"type": "RequestRedirect", "requestRedirect": {}}]""", FilterTypes.OfGrpc).Invalid!.Message,
            Is.EqualTo("unsupported filter type \"RequestRedirect\"")
        );

    [Test]
    public void Skips_a_filter_that_has_no_body()
    {
        var filters = Translate("""[{"type": "RequestRedirect"}, {"type": "CORS", "cors": null}]""");

        Assert.That(filters.Policies, Is.Empty);
        Assert.That(filters.MustFail, Is.False);
    }
}
