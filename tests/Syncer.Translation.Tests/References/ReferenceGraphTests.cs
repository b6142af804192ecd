// SPDX-License-Identifier: Apache-2.0

using Syncer.Translation.Tests.Worlds;

namespace Syncer.Translation.Tests.References;

/// <summary>Which gateways receive what is said of an object: those that need it and no other.</summary>
public sealed class ReferenceGraphTests
{
    private const string World = """
        apiVersion: gateway.networking.k8s.io/v1
        kind: GatewayClass
        metadata: {name: agentgateway}
        spec: {controllerName: agentgateway.dev/agentgateway}
        ---
        apiVersion: gateway.networking.k8s.io/v1
        kind: Gateway
        metadata: {name: gw, namespace: default}
        spec:
          gatewayClassName: agentgateway
          listeners: [{name: http, protocol: HTTP, port: 80}]
        ---
        apiVersion: gateway.networking.k8s.io/v1
        kind: HTTPRoute
        metadata: {name: r, namespace: default}
        spec:
          parentRefs: [{name: gw}]
          rules:
            - backendRefs: [{group: inference.networking.k8s.io, kind: InferencePool, name: pool}]
        ---
        apiVersion: v1
        kind: Service
        metadata: {name: picker, namespace: default}
        spec: {ports: [{port: 9002}]}
        ---
        apiVersion: agentgateway.dev/v1alpha1
        kind: AgentgatewayPolicy
        metadata: {name: credential, namespace: default}
        spec:
          targetRefs: [{group: '', kind: Service, name: picker}]
          backend: {auth: {key: secret}}
        """;

    [TestCase("{name: picker, port: {number: 9002}}", true)]
    [TestCase("{kind: Service, name: picker, port: {number: 9002}}", true)]
    [TestCase("{name: picker}", false)]
    [TestCase("{name: picker, port: {number: 1}}", false)]
    [TestCase("{group: example.com, kind: Picker, name: picker, port: {number: 9002}}", false)]
    public async Task The_picker_of_a_pool_is_needed_where_it_can_be_asked(string picker, bool isNeeded)
    {
        var pool = $$"""
            apiVersion: inference.networking.k8s.io/v1
            kind: InferencePool
            metadata: {name: pool, namespace: default}
            spec:
              selector: {matchLabels: {app: model} }
              targetPorts: [{number: 8000}]
              endpointPickerRef: {{picker}}
            """;
        await using var rig = await TranslationRig.StartAsync($"{World}\n---\n{pool}");

        Assert.That(
            rig.Outputs.Resources.Snapshot.Keys.Any(key => key.Name.Contains("default/credential:")),
            Is.EqualTo(isNeeded)
        );
    }
}
