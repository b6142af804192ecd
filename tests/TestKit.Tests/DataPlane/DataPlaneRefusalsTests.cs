// SPDX-License-Identifier: Apache-2.0

using Google.Protobuf;
using Syncer.Protos.Resources;
using Syncer.Protos.Workloads;

namespace TestKit.DataPlane.Tests;

/// <summary>One example of each family of refusals, and what is accepted beside it.</summary>
public class DataPlaneRefusalsTests
{
    private const string Listener =
        "\"listener\": { \"key\": \"l\", \"bindKey\": \"b\", \"name\": { \"listenerName\": \"l\" }";
    private const string Route = "\"route\": { \"key\": \"r\", \"name\": { \"name\": \"r\" }";
    private const string Backend = "\"backend\": { \"key\": \"k\", \"name\": { \"name\": \"k\" }";
    private const string Policy = "\"policy\": { \"key\": \"p\", \"target\": { \"gateway\": { \"name\": \"g\" } }";

    [TestCase("""{ "bind": { "key": "b", "port": 80 } }""")]
    [TestCase($$"""{ {{Listener}}, "protocol": "HTTP" } }""")]
    [TestCase($$"""{ {{Listener}}, "protocol": "TLS" } }""")]
    [TestCase($$"""{ {{Route}}, "matches": [ { "path": { "regex": "/a(b|c)+" } } ] } }""")]
    [TestCase($$"""{ {{Backend}}, "static": { "host": "h", "port": 80 } } }""")]
    [TestCase($$"""{ {{Backend}}, "mcp": { "targets": [ { "name": "a.b-c" } ] } } }""")]
    [TestCase($$"""{ {{Policy}}, "traffic": { "timeout": { "request": "1s" } } } }""")]
    [TestCase($$"""{ {{Policy}}, "traffic": { "authorization": { "allow": [ "request.path == \"/(\"" ] } } } }""")]
    public void Accepts(string json) => Assert.That(Of(json), Is.Empty);

    [TestCase("{ }", "resource")]
    [TestCase("""{ "routeGroup": { "key": "g" } }""", "route_group")]
    [TestCase("""{ "workload": { "uid": "w" } }""", "workload")]
    [TestCase("""{ "bind": { "key": "b", "protocol": 9 } }""", "bind.protocol")]
    [TestCase("""{ "listener": { "key": "l", "protocol": "HTTP" } }""", "listener.name")]
    [TestCase($$"""{ {{Listener}} } }""", "listener.protocol")]
    [TestCase($$"""{ {{Listener}}, "protocol": "HTTPS" } }""", "listener.tls")]
    [TestCase("""{ "route": { "key": "r" } }""", "route.name")]
    [TestCase($$"""{ {{Route}}, "matches": [ { "path": { } } ] } }""", "route.matches[0].path")]
    [TestCase(
        $$"""{ {{Route}}, "matches": [ { "headers": [ { "name": "a b", "exact": "" } ] } ] } }""",
        "route.matches[0].headers[0].name"
    )]
    [TestCase($$"""{ {{Route}}, "trafficPolicies": [ { } ] } }""", "route.traffic_policies[0]")]
    [TestCase(
        $$"""{ {{Route}}, "trafficPolicies": [ { "requestRedirect": { "port": 65536 } } ] } }""",
        "route.traffic_policies[0].request_redirect.port"
    )]
    [TestCase(
        $$"""{ {{Route}}, "backends": [ { "backendPolicies": [ { } ] } ] } }""",
        "route.backends[0].backend_policies[0]"
    )]
    [TestCase($$"""{ {{Backend}} } }""", "backend")]
    [TestCase($$"""{ {{Backend}}, "ai": { "providerGroups": [ { } ] } } }""", "backend.ai.provider_groups")]
    [TestCase(
        $$"""{ {{Backend}}, "aws": { "agentCore": { "agentRuntimeArn": "x" } } } }""",
        "backend.aws.agent_core.agent_runtime_arn"
    )]
    [TestCase($$"""{ {{Backend}}, "mcp": { "targets": [ { "name": "a_b" } ] } } }""", "backend.mcp.targets[0].name")]
    [TestCase("""{ "policy": { "key": "p", "traffic": { "csrf": { } } } }""", "policy.target")]
    [TestCase($$"""{ {{Policy}} } }""", "policy")]
    [TestCase($$"""{ {{Policy}}, "conditional": { } } }""", "policy.conditional.policies")]
    [TestCase(
        $$"""{ {{Policy}}, "conditional": { "policies": [ { "traffic": { "timeout": { } } } ] } } }""",
        "policy.conditional.policies[0]"
    )]
    [TestCase(
        $$"""{ {{Policy}}, "traffic": { "localRateLimit": { "maxTokens": 1, "tokensPerFill": 1 } } } }""",
        "policy.traffic.local_rate_limit.fill_interval"
    )]
    [TestCase(
        $$"""{ {{Policy}}, "traffic": { "directResponse": { "status": 99 } } } }""",
        "policy.traffic.direct_response.status"
    )]
    [TestCase(
        $$"""{ {{Policy}}, "traffic": { "apiKeyAuth": { "apiKeys": [ { } ] } } } }""",
        "policy.traffic.api_key_auth.api_keys[0]"
    )]
    [TestCase(
        $$"""{ {{Policy}}, "backend": { "ai": { "defaults": { "a": "{" } } } } }""",
        "policy.backend.ai.defaults[0]"
    )]
    [TestCase($$"""{ {{Policy}}, "backend": { "auth": { } } } }""", "policy.backend.auth")]
    [TestCase($$"""{ {{Policy}}, "frontend": { } } }""", "policy.frontend")]
    [TestCase("""{ "modelRoute": { "key": "m", "match": { "model": "x" } } }""", "model_route")]
    public void Refuses(string json, string field)
    {
        var refusal = Of(json).Single();

        Assert.That(refusal.Field, Is.EqualTo(field));
        Assert.That(refusal.IsError, Is.True, refusal.ToString());
    }

    [TestCase($$"""{ {{Listener}}, "protocol": "HTTPS", "tls": { "cert": "eA==" } } }""", "listener.tls.cert")]
    [TestCase($$"""{ {{Route}}, "matches": [ { "path": { "regex": "(?=a)" } } ] } }""", "route.matches[0].path.regex")]
    [TestCase($$"""{ {{Backend}}, "guardrail": { } } }""", "backend.guardrail")]
    [TestCase(
        $$"""{ {{Policy}}, "traffic": { "authorization": { "allow": [ "a(" ] } } } }""",
        "policy.traffic.authorization.allow[0]"
    )]
    public void Accepts_and_warns(string json, string field)
    {
        var refusal = Of(json).Single();

        Assert.That(refusal.Field, Is.EqualTo(field));
        Assert.That(refusal.IsError, Is.False, refusal.ToString());
    }

    [TestCase("{ }", "address")]
    [TestCase("""{ "workload": { "uid": "w", "addresses": [ "AAA=" ] } }""", "address.workload.addresses[0]")]
    [TestCase("""{ "workload": { "uid": "w", "services": { "s": { } } } }""", "address.workload.services[s]")]
    [TestCase("""{ "service": { "hostname": "h", "waypoint": { } } }""", "address.service.waypoint")]
    [TestCase(
        """{ "service": { "hostname": "h", "loadBalancing": { "routingPreference": [ "UNSPECIFIED_SCOPE" ] } } }""",
        "address.service.load_balancing.routing_preference[0]"
    )]
    public void Refuses_addresses(string json, string field) =>
        Assert.That(DataPlaneRefusals.Of(JsonParser.Default.Parse<Address>(json)).Single().Field, Is.EqualTo(field));

    private static IReadOnlyList<Refusal> Of(string json) =>
        DataPlaneRefusals.Of(JsonParser.Default.Parse<Resource>(json));
}
