// SPDX-License-Identifier: Apache-2.0

using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Krt;
using Syncer.Translation.Rows;
using Syncer.Translation.Rows.GatewayApi;
using Syncer.Translation.Rows.Inference;
using Syncer.Translation.Rows.Kgateway;

namespace Syncer.Translation.Tests.Worlds;

/// <summary>Backends of both families, pools and TLS policies, many of them wrong in a way no API server would admit.</summary>
internal static class RandomBackends
{
    public static AgentgatewayBackend Agentgateway(Dice dice, NamespacedName name) =>
        Of(
            dice,
            name,
            AgentgatewayJson.Default.AgentgatewayBackend,
            dice.Of<Func<Dice, string>>(
                _ => """{"static": {"host": "a.example.com", "port": 80}}""",
                d =>
                    $$$$"""{"static": {"host": "a.example.com", "port": {{{{Port(d)}}}}}, "policies": {{{{Policies(d)}}}}}""",
                _ => """{"static": {"unixPath": "/s"}}""",
                d => $$$$"""{"a2a": {"host": {{{{d.Of("null", "\"a\"", "\"\"")}}}}, "port": {{{{Port(d)}}}}}}""",
                _ => """{"dynamicForwardProxy": {}}""",
                d =>
                    $$$$"""{"aws": {"agentCore": {"agentRuntimeArn": "{{{{d.Of("arn:aws:bedrock-agentcore:r:1:runtime/x", "arn:aws:s3:::x", "x", "")}}}}"}}}""",
                d => $$$$"""{"mcp": {"targets": [{{{{Target(d)}}}}, {{{{Target(d)}}}}, {{{{Target(d)}}}}]}}""",
                d => $$$$"""{"ai": {"provider": {{{{Provider(d)}}}}}, "policies": {{{{Policies(d)}}}}}""",
                d =>
                    $$$$"""{"ai": {"groups": [{"providers": [{{{{Provider(d)}}}}, {{{{Provider(d)}}}}]}, {"providers": []}]}}""",
                _ => """{}""",
                _ => """{"ai": {}, "mcp": {}}"""
            )(dice)
        );

    public static KgatewayBackend Kgateway(Dice dice, NamespacedName name) =>
        Of(
            dice,
            name,
            KgatewayJson.Default.KgatewayBackend,
            dice.Of<Func<Dice, string>>(
                d => $$$$"""{"type": "Static", "static": {"hosts": [{"host": "h", "port": {{{{Port(d)}}}}}]}}""",
                _ => """{"type": "Static", "static": {}}""",
                _ => """{"type": "AI", "ai": {"multipool": {"priorities": [{"pool": [{}]}]}}}""",
                d =>
                    $$$$"""{"type": "AI", "ai": {"llm": {"provider": {"openai": {"authToken": {{{{Token(d)}}}} }}, "routes": {"*": "x"} } } }""",
                d =>
                    $$$$"""{"type": "AI", "ai": {"llm": {"bedrock": {"auth": {"type": "{{{{d.Of("Secret", "Odd")}}}}", "secretRef": {"name": "a"} } } }}}""",
                d =>
                    $$$$"""{"type": "MCP", "mcp": {"targets": [{"static": {"name": "{{{{d.Of("a", "A_", "")}}}}", "host": "h", "port": {{{{Port(d)}}}}}}, {"selector": {"service": {}}}]}}""",
                _ => """{"type": "DynamicForwardProxy"}""",
                _ => """{"type": "AWS", "aws": {}}""",
                _ => """{}"""
            )(dice)
        );

    public static BackendTlsPolicy TlsPolicy(Dice dice, NamespacedName name) =>
        Of(
            dice,
            name,
            GatewayJson.Default.BackendTlsPolicy,
            $$$$"""
            {"targetRefs": [{{{{Reference(dice)}}}}, {{{{Reference(dice)}}}}],
             "validation": {"hostname": "{{{{dice.Of("h", "")}}}}", "subjectAltNames": [{"type": "{{{{dice.Of("Hostname", "URI", "Odd")}}}}", "uri": "spiffe://x"}],
              {{{{dice.Of(
                  "\"wellKnownCACertificates\": \"System\"",
                  "\"wellKnownCACertificates\": \"Odd\"",
                  "\"caCertificateRefs\": [{\"group\": \"\", \"kind\": \"ConfigMap\", \"name\": \"a\"}]",
                  "\"caCertificateRefs\": [{\"group\": \"\", \"kind\": \"Secret\", \"name\": \"a\"}]",
                  "\"caCertificateRefs\": null"
              )}}}}}}
            """
        );

    public static InferencePool Pool(Dice dice, NamespacedName name) =>
        Of(
            dice,
            name,
            InferenceJson.Default.InferencePool,
            $$$$"""
            {"targetPorts": [{"number": {{{{dice.Of("80", "80", "0", "-1", "70000")}}}}}], "endpointPickerRef": {"name": "{{{{dice.Of(
                "a",
                "missing",
                ""
            )}}}}",
             "port": {{{{dice.Of("null", "{\"number\": 80}", "{\"number\": 81}")}}}}, "failureMode": "{{{{dice.Of(
                "FailOpen",
                "Odd"
            )}}}}"}}
            """
        );

    private static T Of<T>(Dice dice, NamespacedName name, JsonTypeInfo<T> json, string spec)
    {
        var meta = RandomRows.Meta(dice, name);
        var row = new JsonObject
        {
            ["metadata"] = new JsonObject
            {
                ["namespace"] = meta.Namespace,
                ["name"] = meta.Name,
                ["generation"] = meta.Generation,
                ["creationTimestamp"] = meta.CreationTimestamp,
            },
            ["spec"] = JsonNode.Parse(spec),
        };
        return row.Deserialize(json)!;
    }

    private static string Port(Dice dice) => dice.Of("80", "80", "80", "0", "-1", "70000", "null");

    private static string Policies(Dice dice) =>
        dice.Of(
            "{}",
            """{"auth": {"secretRef": {"name": "a"}}, "tls": {}}""",
            """{"auth": {"key": "k", "location": {}}, "http": {"version": "Odd", "requestTimeout": "x"}}""",
            """{"auth": {"aws": {"secretRef": {"name": "a"}, "assumeRole": {"roleArn": "r"}}}, "tcp": {"connectTimeout": "-1s"}}""",
            """{"tunnel": {"backendRef": {"name": "a", "port": 80}}, "tls": {"mtlsCertificateRef": [{"name": "a"}]}}""",
            """{"tls": {"caCertificateRefs": [{"name": "a"}]}, "health": {"unhealthyCondition": "(", "eviction": {"duration": "x"}}}""",
            """{"mcp": {"authentication": {}, "authorization": {"policy": {"matchExpressions": ["("]}}}, "transformation": {}}""",
            """{"ai": {"defaults": [{"field": "f", "value": 1}], "promptGuard": {"request": [{}]}, "routes": {"x": "Odd"}}}"""
        );

    private static string Provider(Dice dice) =>
        $$$$"""
            {"name": "{{{{dice.Of("a", "b", "c", "")}}}}", "host": {{{{dice.Of(
                "null",
                "\"h\""
            )}}}}, "port": {{{{Port(dice)}}}}, "policies": {{{{Policies(dice)}}}},
             {{{{dice.Of(
                "\"openai\": {}",
                "\"azureopenai\": {\"endpoint\": \"https://\"}",
                "\"azure\": {\"resourceType\": \"Foundry\"}",
                "\"vertexai\": {}",
                "\"bedrock\": {\"guardrail\": {}}",
                "\"custom\": {\"formats\": [{\"type\": \"Odd\"}]}",
                "\"custom\": {\"formats\": [{\"type\": \"Messages\"}], \"backendRef\": {\"name\": \"a\", \"port\": 80}}",
                "\"custom\": {}",
                "\"model\": \"m\""
            )}}}}}
            """;

    private static string Target(Dice dice) =>
        dice.Of(
            $$$$"""{"name": "{{{{dice.Of("a", "b", "A_", "")}}}}", "static": {"host": "h", "port": {{{{Port(dice)}}}}, "policies": {{{{Policies(dice)}}}}}}""",
            """{"name": "s", "static": {"backendRef": {"name": "a"}, "port": 80}}""",
            """{"name": "x", "selector": {"services": {"matchLabels": {"app": "a"}}}}""",
            """{"name": "y", "selector": {"namespaces": {}, "services": {}}}""",
            """{"name": "z", "selector": {"namespaces": {"matchExpressions": [{"key": "team", "operator": "Odd"}]}}}""",
            "{}"
        );

    private static string Token(Dice dice) =>
        dice.Of(
            """{"kind": "SecretRef", "secretRef": {"name": "a"}}""",
            """{"kind": "Inline", "inline": "k"}""",
            """{"kind": "Passthrough"}""",
            """{"kind": "Odd"}"""
        );

    private static string Reference(Dice dice) =>
        $$$$"""
            {"group": "{{{{dice.Of("", "agentgateway.dev", "inference.networking.k8s.io")}}}}", "kind": "{{{{dice.Of(
                "Service",
                "AgentgatewayBackend",
                "InferencePool",
                "Odd"
            )}}}}",
             "name": "{{{{dice.Of("a", "b")}}}}", "sectionName": {{{{dice.Of(
                "null",
                "\"80\"",
                "\"odd\"",
                "\"99999\""
            )}}}}}
            """;
}
