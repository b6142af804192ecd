// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Translation.Tests.Policies;

/// <summary>
/// What becomes of an invalid part of a policy (spec backends-policies 4.6, appendix B): everything else is served, and the
/// part either as it is, such that it refuses, or not at all. The status names the field.
/// </summary>
public sealed partial class ValidityMatrixTests
{
    private const string Authz = "backendRef: { name: authz, port: 9000 }";
    private const string Missing = "backendRef: { name: missing, port: 1 }";

    [TestCase("traffic", "delay: { duration: '1 +' }", "delay", "spec.traffic.delay.duration")]
    [TestCase("traffic", "directResponse: { body: a }", "direct-response", "spec.traffic.directResponse.status")]
    [TestCase(
        "traffic",
        "directResponse: { conditional: [{ policy: { body: a } }] }",
        "direct-response",
        "conditional[0].policy.status"
    )]
    [TestCase("traffic", "timeouts: {}", "timeout", "spec.traffic.timeouts.request", Description = "Q-34")]
    [TestCase("traffic", "rateLimit: { local: [{ unit: Seconds }] }", "rl-local", "spec.traffic.rateLimit.local[0]")]
    [TestCase(
        "traffic",
        "authorization: { policy: { matchExpressions: [] } }",
        "rbac",
        "spec.traffic.authorization.policy.matchExpressions"
    )]
    [TestCase(
        "frontend",
        "networkAuthorization: { policy: {} }",
        "frontend-network-authz",
        "spec.frontend.networkAuthorization.policy.matchExpressions"
    )]
    [TestCase(
        "backend",
        "mcp: { authorization: {} }",
        "mcp-authorization",
        "spec.backend.mcp.authorization.policy.matchExpressions"
    )]
    public async Task A_setting_without_meaning_is_left_out(string section, string setting, string key, string field)
    {
        var world = await TranslateAsync(section, setting);
        Assert.That(world.Accepted, Does.StartWith("Invalid: ").And.Contains(field));
        Assert.That(world.Settings, Does.Not.ContainKey(key));
    }

    [TestCase("traffic", "extAuth: { #M, grpc: {} }", "extauth", "{\"extAuthz\":{\"grpc\":{}}}")]
    [TestCase("traffic", "extProc: { #M }", "extproc", "{\"extProc\":{}}")]
    [TestCase(
        "traffic",
        "rateLimit: { global: { #M, domain: d } }",
        "rl-global",
        "{\"remoteRateLimit\":{\"domain\":\"d\"}}"
    )]
    [TestCase("frontend", "tracing: { #M }", "frontend-tracing", "{\"tracing\":{\"protocol\":\"GRPC\"}}")]
    [TestCase(
        "frontend",
        "accessLog: { otlp: { #M } }",
        "frontend-logging",
        "{\"logging\":{\"otlpAccessLog\":{\"protocol\":\"GRPC\"}}}"
    )]
    [TestCase("backend", "tunnel: { #M }", "backend-tunnel", "{\"backendTunnel\":{}}")]
    [TestCase(
        "backend",
        "mcp: { guardrails: { processors: [{ remote: { #M }, methods: { a: Full } }] } }",
        "mcp-guardrails",
        "{\"mcpGuardrails\":{\"processors\":[{\"remote\":{},\"methods\":{\"a\":\"FULL\"}}]}}"
    )]
    [TestCase(
        "backend",
        "auth: { oauthTokenExchange: { #M } }",
        "backend-auth",
        "{\"auth\":{\"oauthTokenExchange\":{}}}"
    )]
    [TestCase(
        "backend",
        "auth: { crossAppAccess: { audience: a, identityProvider: { #M, clientAuth: { clientId: c, method: ClientSecretPost } }, resourceAuthorizationServer: { #M, clientAuth: { clientId: c, method: ClientSecretPost } } } }",
        "backend-auth",
        "\"identityProvider\":{\"clientAuth\""
    )]
    public async Task A_reference_that_cannot_be_resolved_is_unset(
        string section,
        string setting,
        string key,
        string json
    )
    {
        var world = await TranslateAsync(section, setting);
        Assert.That(world.Accepted, Does.StartWith("PartiallyValid: ").And.Contains("backendRef: "));
        Assert.That(world.Settings[key], Does.Contain(json));
    }

    [TestCase(
        "traffic",
        "directResponse: { status: 200, body: a, bodyExpression: '1' }",
        "direct-response",
        "\"body\":\"YQ==\",\"bodyExpression\":\"1\""
    )]
    [TestCase(
        "traffic",
        "retry: { attempts: -1, backoff: odd, codes: [503] }",
        "retry",
        "{\"retry\":{\"retryStatusCodes\":[503]}}"
    )]
    [TestCase(
        "traffic",
        "jwtAuthentication: { providers: [{ issuer: i, jwks: { remote: { #M, jwksPath: p } } }] }",
        "jwt",
        "{\"jwt\":{\"mode\":\"STRICT\"}}"
    )]
    [TestCase(
        "traffic",
        "jwtAuthentication: { providers: [{ issuer: i, jwks: { remote: { #A, jwksPath: p } } }, { issuer: j, jwks: { inline: '{}' } }] }",
        "jwt",
        "{\"jwt\":{\"mode\":\"STRICT\",\"providers\":[{\"issuer\":\"j\""
    )]
    [TestCase(
        "traffic",
        "jwtAuthentication: { providers: [{ issuer: i, jwks: { inline: '{}' } }], mcp: { resourceMetadata: [1] } }",
        "jwt",
        "{\"jwt\":{\"mode\":\"STRICT\",\"providers\":[{\"issuer\":\"i\",\"inline\":\"{}\"}]}}"
    )]
    [TestCase(
        "backend",
        "mcp: { authentication: { jwks: { #A, jwksPath: p }, resourceMetadata: 5 } }",
        "mcp-authentication",
        "\"resourceMetadata\":{}"
    )]
    [TestCase(
        "backend",
        "ai: { promptGuard: { response: [{ bedrockGuardrails: { policies: { tunnel: { #M } } } }, { googleModelArmor: { policies: { auth: { gcp: { secretRef: { name: missing } } } } } }] } }",
        "ai",
        "\"inlinePolicies\":[{\"backendTunnel\":{}}]",
        Description = "Q-18"
    )]
    [TestCase("traffic", "jwtAuthentication: { providers: [], mcp: {} }", "jwt", "{\"jwt\":{\"mode\":\"STRICT\"}}")]
    [TestCase("traffic", "basicAuthentication: { secretRef: { name: missing } }", "basicauth", "{\"basicAuth\":{}}")]
    [TestCase("traffic", "basicAuthentication: { secretRef: { name: token } }", "basicauth", "{\"basicAuth\":{}}")]
    [TestCase("traffic", "apiKeyAuthentication: { secretRef: { name: missing } }", "apikeyauth", "{\"apiKeyAuth\":{}}")]
    [TestCase(
        "traffic",
        "apiKeyAuthentication: { configMapSelector: { matchLabels: { keys: two } } }",
        "apikeyauth",
        "{\"apiKeys\":[{\"metadata\":{},\"keyHash\":\"sha256:1111"
    )]
    [TestCase(
        "traffic",
        "rateLimit: { local: [{ requests: 1, unit: Seconds }, { tokens: 1, unit: Hours }] }",
        "rl-local",
        "\"maxTokens\":\"1\"",
        Description = "Q-19"
    )]
    [TestCase(
        "backend",
        "mcp: { authentication: { jwks: { #M, jwksPath: p } } }",
        "mcp-authentication",
        "\"jwksInline\":\"{\\\"keys\\\":[]}\""
    )]
    [TestCase("backend", "tls: { mtlsCertificateRef: [{ name: missing }] }", "tls", "{\"backendTls\":{}}")]
    [TestCase("backend", "tls: { mtlsCertificateRef: [{ name: token }] }", "tls", "{\"backendTls\":{\"root\":\"\"}}")]
    [TestCase("backend", "tls: { caCertificateRefs: [{ name: missing }] }", "tls", "{\"backendTls\":{\"root\":\"\"}}")]
    [TestCase("backend", "tls: { caCertificateRefs: [{ name: hashes }] }", "tls", "{\"backendTls\":{\"root\":\"\"}}")]
    [TestCase("backend", "auth: { secretRef: { name: missing } }", "backend-auth", "{\"auth\":{\"key\":{}}}")]
    [TestCase(
        "backend",
        "auth: { secretRef: { name: token, key: missing } }",
        "backend-auth",
        "{\"auth\":{\"key\":{}}}"
    )]
    [TestCase(
        "backend",
        "auth: { aws: { secretRef: { name: token } } }",
        "backend-auth",
        "{\"auth\":{\"aws\":{\"explicitConfig\":{}}}}"
    )]
    [TestCase(
        "backend",
        "auth: { azure: { secretRef: { name: token } } }",
        "backend-auth",
        "{\"auth\":{\"azure\":{\"explicitConfig\":{\"clientSecret\":{}}}}}"
    )]
    [TestCase(
        "backend",
        "auth: { azure: { managedIdentity: {} } }",
        "backend-auth",
        "\"userAssignedIdentity\":{\"clientId\":\"\"}",
        Description = "Q-22"
    )]
    [TestCase("backend", "auth: { gcp: { secretRef: { name: missing } } }", "backend-auth", "\"credential\":\"\"")]
    [TestCase(
        "backend",
        "auth: { oauthTokenExchange: { #A, clientAuth: { clientId: c, secretRef: { name: missing } } } }",
        "backend-auth",
        "\"clientSecret\":\"\""
    )]
    [TestCase(
        "backend",
        "ai: { promptGuard: { request: [{ webhook: { #M } }, { regex: { matches: [a] } }] } }",
        "ai",
        "\"request\":[{\"regex\":{\"action\":\"REJECT\",\"rules\":[{\"regex\":\"(?s).*\"}]}},{\"regex\":{\"action\":\"MASK\"",
        Description = "Q-17"
    )]
    [TestCase(
        "backend",
        "ai: { promptGuard: { response: [{ webhook: { #A, headers: { a: '1 +' } } }] } }",
        "ai",
        "\"response\":[{\"regex\":{\"action\":\"REJECT\"",
        Description = "Q-17"
    )]
    [TestCase(
        "backend",
        "ai: { promptGuard: { request: [{ openAIModeration: { policies: { auth: { secretRef: { name: missing } } } } }] } }",
        "ai",
        "\"inlinePolicies\":[{\"auth\":{\"key\":{}}}]",
        Description = "Q-18"
    )]
    public async Task What_remains_is_served(string section, string setting, string key, string json)
    {
        var world = await TranslateAsync(section, setting);
        Assert.That(world.Accepted, Does.StartWith("PartiallyValid: spec."));
        Assert.That(world.Settings[key], Does.Contain(json));
    }

    [TestCase(
        "traffic",
        "retry: { precondition: '1 +', condition: '1 +' }",
        "retry",
        "{\"precondition\":\"1 +\",\"condition\":\"1 +\"}"
    )]
    [TestCase(
        "frontend",
        "networkAuthorization: { policy: { matchExpressions: ['1 +'] } }",
        "frontend-network-authz",
        "\"allow\":[\"1 +\"]"
    )]
    [TestCase(
        "backend",
        "auth: { aws: { assumeRole: { roleArn: a, sessionNameExpression: '1 +', tags: [{ key: k, expression: '1 +' }] } } }",
        "backend-auth",
        "\"sessionNameExpression\":\"1 +\""
    )]
    [TestCase("frontend", "tls: { cipherSuites: [ODD], keyExchangeGroups: [ODD] }", "frontend-tls", "{\"tls\":{}}")]
    [TestCase("backend", "http: { version: ODD }", "backend-http", "{\"backendHttp\":{}}")]
    [TestCase("backend", "ai: { routes: { a: ODD } }", "ai", "\"a\":\"COMPLETIONS\"")]
    [TestCase(
        "backend",
        "ai: { defaults: [{ field: a, value: text }] }",
        "ai",
        "\"a\":\"\\\"text\\\"\"",
        Description = "Q-23"
    )]
    [TestCase(
        "backend",
        "tcp: { connectTimeout: 1s }",
        "backend-tcp",
        "{\"backendTcp\":{\"connectTimeout\":\"1s\"}}",
        Description = "Q-21"
    )]
    [TestCase(
        "traffic",
        "apiKeyAuthentication: { secretRef: { name: users } }",
        "apikeyauth",
        "{\"key\":\"k1\",\"metadata\":{}}",
        Description = "Q-20"
    )]
    [TestCase("traffic", "transformation: { request: {} }", null, null)]
    [TestCase("traffic", "jwtAuthentication: { providers: [{ issuer: i, jwks: { inline: odd } }] }", "jwt", "\"odd\"")]
    [TestCase(
        "backend",
        "ai: { promptGuard: { request: [{ regex: { matches: [a] }, response: { message: 'no' } }] } }",
        "ai",
        "{\"rejection\":{\"body\":\"bm8=\",\"status\":403}"
    )]
    [TestCase(
        "backend",
        "ai: { promptGuard: { request: [{ regex: { matches: [a] }, response: { statusCode: 400 } }] } }",
        "ai",
        "{\"rejection\":{\"body\":\"VGhlIHJlcXVlc3Qgd2FzIHJlamVjdGVkIGR1ZSB0byBpbmFwcHJvcHJpYXRlIGNvbnRlbnQ=\",\"status\":400}"
    )]
    public async Task What_is_not_checked_is_valid(string section, string setting, string? key, string? json)
    {
        var world = await TranslateAsync(section, setting);
        Assert.That(world.Accepted, Does.StartWith("Valid: "));
        if (key is null)
            Assert.That(world.Settings, Is.Empty);
        else
            Assert.That(world.Settings[key], Does.Contain(json));
    }

    [Test]
    public async Task Messages_never_hold_what_is_secret()
    {
        var world = await TranslateAsync(
            "traffic",
            "apiKeyAuthentication: { configMapSelector: { matchLabels: { keys: two } } }"
        );
        Assert.That(world.Accepted, Does.Contain("eve").And.Not.Contain("plain"));
    }

    private static Task<PolicyWorld> TranslateAsync(string section, string setting) =>
        PolicyWorld.TranslateAsync($"{section}: {{ {setting.Replace("#A", Authz).Replace("#M", Missing)} }}");
}
