// SPDX-License-Identifier: Apache-2.0

using Syncer.Translation.Routes.Filters;
using static Syncer.Protos.Resources.TrafficPolicySpec.Types;

namespace Syncer.Translation.Tests.Routes.Filters;

public sealed class ExternalAuthorizationTests
{
    private static ExternalAuth Translate(string filter) =>
        ExternalAuthorization.Translate(
            RouteRows
                .Http("r", $$"""{"rules": [{"filters": [{"type": "ExternalAuth", "externalAuth": {{filter}}}]}]}""")
                .Spec.Rules[0]
                .Filters[0]
                .ExternalAuth!,
            new() { Backend = "auth" }
        )!;

    [Test]
    public void Asks_over_http()
    {
        var policy = Translate(
            """
            {"protocol": "HTTP", "backendRef": {"name": "auth"},
             "http": {"path": "/auth", "allowedHeaders": ["x-user"], "allowedResponseHeaders": ["x-id"]},
             "forwardBody": {"maxSize": 1024}}
            """
        );

        Assert.That(policy.Target.Backend, Is.EqualTo("auth"));
        Assert.That(policy.Http.Path, Is.EqualTo("\"/auth\" + request.path"));
        Assert.That(policy.Http.IncludeResponseHeaders, Is.EqualTo(new[] { "x-id" }));
        Assert.That(policy.IncludeRequestHeaders, Is.EqualTo(new[] { "Authorization", ":authority", "x-user" }));
        Assert.That(policy.IncludeRequestBody.MaxRequestBytes, Is.EqualTo(1024));
    }

    [Test]
    public void Asks_over_http_without_a_path_when_none_is_given()
    {
        var policy = Translate("""{"protocol": "HTTP", "backendRef": {"name": "auth"}}""");

        Assert.That(policy.ProtocolCase, Is.EqualTo(ExternalAuth.ProtocolOneofCase.Http));
        Assert.That(policy.Http.HasPath, Is.False);
        Assert.That(policy.IncludeRequestBody, Is.Null);
    }

    [TestCase("auth", "\"/auth\" + request.path")]
    [TestCase("/a&b'c", "\"/a&b'c\" + request.path")]
    [TestCase(
        """/a\"b\\c""",
        """
            "/a\"b\\c" + request.path
            """
    )]
    public void Quotes_the_path(string path, string expression) =>
        Assert.That(
            Translate(
                $$"""{"protocol": "HTTP", "backendRef": {"name": "auth"}, "http": { "path": "{{path}}" } }"""
            ).Http.Path,
            Is.EqualTo(expression)
        );

    [Test]
    public void Asks_over_grpc()
    {
        var policy = Translate(
            """{"protocol": "GRPC", "backendRef": {"name": "auth"}, "grpc": {"allowedHeaders": ["x-user"]}, "forwardBody": {"maxSize": 0}}"""
        );

        Assert.That(policy.ProtocolCase, Is.EqualTo(ExternalAuth.ProtocolOneofCase.Grpc));
        Assert.That(policy.IncludeRequestHeaders, Is.EqualTo(new[] { "x-user" }));
        Assert.That(policy.IncludeRequestBody, Is.Null);
    }
}
