// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Translation.Tests.Policies;

public sealed partial class ValidityMatrixTests
{
    [TestCase(
        "traffic",
        "extAuth: { #A, grpc: { requestMetadata: { a: '1 +' } } }",
        "extauth",
        "\"metadata\":{\"a\":\"1 +\"}"
    )]
    [TestCase("traffic", "extAuth: { #A, http: { path: '1 +' } }", "extauth", "\"path\":\"1 +\"")]
    [TestCase("traffic", "extAuth: { #A, http: { redirect: '1 +' } }", "extauth", "\"redirect\":\"1 +\"")]
    [TestCase("traffic", "extAuth: { #A, http: { body: '1 +' } }", "extauth", "\"body\":\"1 +\"")]
    [TestCase("traffic", "extAuth: { #A, http: { addRequestHeaders: { a: '1 +' } } }", "extauth", "\"a\":\"1 +\"")]
    [TestCase("traffic", "extAuth: { #A, http: { responseMetadata: { a: '1 +' } } }", "extauth", "\"a\":\"1 +\"")]
    [TestCase("traffic", "extAuth: { #A, grpc: {}, cache: { key: ['1 +'], ttl: 1s } }", "extauth", "\"key\":[\"1 +\"]")]
    [TestCase("traffic", "extAuth: { #A, grpc: {}, cache: { key: [a], ttl: '1 +' } }", "extauth", "\"ttl\":\"1 +\"")]
    [TestCase("traffic", "extProc: { #A, requestAttributes: { a: '1 +' } }", "extproc", "{\"a\":\"1 +\"}")]
    [TestCase("traffic", "extProc: { #A, metadataContext: { n: { a: '1 +' } } }", "extproc", "{\"a\":\"1 +\"}")]
    [TestCase("traffic", "authorization: { policy: { matchExpressions: ['1 +'] } }", "rbac", "\"allow\":[\"1 +\"]")]
    [TestCase(
        "traffic",
        "transformation: { request: { set: [{ name: a, value: '1 +' }] } }",
        "transformation",
        "\"1 +\""
    )]
    [TestCase(
        "traffic",
        "transformation: { request: { add: [{ name: a, value: '1 +' }] } }",
        "transformation",
        "\"1 +\""
    )]
    [TestCase("traffic", "transformation: { request: { body: '1 +' } }", "transformation", "\"1 +\"")]
    [TestCase("traffic", "transformation: { request: { metadata: { a: '1 +' } } }", "transformation", "\"1 +\"")]
    [TestCase(
        "traffic",
        "rateLimit: { global: { #A, domain: d, descriptors: [{ entries: [{ name: a, expression: '1 +' }] }] } }",
        "rl-global",
        "\"1 +\""
    )]
    [TestCase(
        "traffic",
        "rateLimit: { global: { #A, domain: d, descriptors: [{ entries: [], cost: '1 +' }] } }",
        "rl-global",
        "\"cost\":\"1 +\""
    )]
    [TestCase(
        "traffic",
        "directResponse: { status: 200, bodyExpression: '1 +' }",
        "direct-response",
        "\"bodyExpression\":\"1 +\""
    )]
    [TestCase(
        "traffic",
        "directResponse: { status: 200, headers: [{ name: a, value: '1 +' }] }",
        "direct-response",
        "\"1 +\""
    )]
    [TestCase(
        "traffic",
        "directResponse: { conditional: [{ condition: '1 +', policy: { status: 200 } }] }",
        "direct-response",
        "\"condition\":\"1 +\""
    )]
    [TestCase(
        "traffic",
        "basicAuthentication: { users: ['a:b'], location: { expression: '1 +' } }",
        "basicauth",
        "\"expression\":\"1 +\""
    )]
    [TestCase("traffic", "extProc: { #A, responseAttributes: { a: '1 +' } }", "extproc", "{\"a\":\"1 +\"}")]
    [TestCase("frontend", "tracing: { #A, clientSampling: '1 +' }", "frontend-tracing", "\"1 +\"")]
    [TestCase("frontend", "tracing: { #A, filter: '1 +' }", "frontend-tracing", "\"1 +\"")]
    [TestCase(
        "frontend",
        "tracing: { #A, resources: [{ name: a, expression: '1 +' }] }",
        "frontend-tracing",
        "\"1 +\""
    )]
    [TestCase(
        "frontend",
        "accessLog: { otlp: { #A, filter: '1 +', attributes: { add: [{ name: a, expression: '2 +' }] } } }",
        "frontend-logging",
        "\"filter\":\"1 +\""
    )]
    [TestCase("backend", "transformation: { response: { body: '1 +' } }", "backend-transformation", "\"1 +\"")]
    [TestCase("backend", "extAuth: { #A, http: { path: '1 +' } }", "extauth", "\"path\":\"1 +\"")]
    [TestCase("frontend", "accessLog: { filter: '1 +' }", "frontend-logging", "\"filter\":\"1 +\"")]
    [TestCase(
        "frontend",
        "accessLog: { attributes: { add: [{ name: a, expression: '1 +' }] } }",
        "frontend-logging",
        "\"1 +\""
    )]
    [TestCase(
        "frontend",
        "tracing: { #A, attributes: { add: [{ name: a, expression: '1 +' }] } }",
        "frontend-tracing",
        "\"1 +\""
    )]
    [TestCase("frontend", "tracing: { #A, randomSampling: '1 +' }", "frontend-tracing", "\"1 +\"")]
    [TestCase(
        "frontend",
        "metrics: { attributes: { add: [{ name: a, expression: '1 +' }] } }",
        "frontend-metrics",
        "\"1 +\""
    )]
    [TestCase("backend", "health: { unhealthyCondition: '1 +' }", "health", "\"unhealthyCondition\":\"1 +\"")]
    [TestCase(
        "backend",
        "mcp: { authorization: { policy: { matchExpressions: ['1 +'] } } }",
        "mcp-authorization",
        "\"allow\":[\"1 +\"]"
    )]
    [TestCase(
        "backend",
        "mcp: { guardrails: { processors: [{ remote: { #A, metadata: { a: '1 +' } }, methods: { '*': Full } }] } }",
        "mcp-guardrails",
        "\"a\":\"1 +\""
    )]
    [TestCase("backend", "ai: { transformations: [{ field: a, expression: '1 +' }] }", "ai", "\"a\":\"1 +\"")]
    [TestCase(
        "backend",
        "auth: { oauthTokenExchange: { #A, additionalParams: { a: '1 +' } } }",
        "backend-auth",
        "\"a\":\"1 +\""
    )]
    public async Task An_invalid_expression_is_kept(string section, string setting, string key, string kept)
    {
        var world = await TranslateAsync(section, setting);
        Assert.That(world.Accepted, Does.StartWith("PartiallyValid: spec."));
        Assert.That(world.Settings[key], Does.Contain(kept));
    }
}
