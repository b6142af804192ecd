// SPDX-License-Identifier: Apache-2.0

using Syncer.Host.Tests.Serving;
using Syncer.Protos.Resources;

namespace Syncer.Host.Tests.Jwks;

/// <summary>A policy of the Gateway <c>blue</c> with the keys of a <see cref="KeySetServer"/>, and all that it refers to.</summary>
internal static class KeySetManifests
{
    private const string Group = "agentgateway.dev";

    /// <summary>The server as a backend.</summary>
    public static string Backend(KeySetServer server) =>
        $$"""
            apiVersion: {{Group}}/v1alpha1
            kind: AgentgatewayBackend
            metadata: {name: idp}
            spec:
              static: {host: localhost, port: {{server.Address.Port}}}
            """;

    /// <summary>Whose certificates are trusted when the backend is connected to.</summary>
    public static string Trust(TestAuthority authority) =>
        $$"""
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: idp-authority}
            data:
              ca.crt: |
                {{authority.Pem.ReplaceLineEndings("\n    ")}}
            ---
            apiVersion: gateway.networking.k8s.io/v1
            kind: BackendTLSPolicy
            metadata: {name: idp}
            spec:
              targetRefs: [{group: {{Group}}, kind: AgentgatewayBackend, name: idp}]
              validation:
                hostname: localhost
                caCertificateRefs: [{group: '', kind: ConfigMap, name: idp-authority}]
            """;

    public static string Policy(string name, string path) =>
        $$"""
            apiVersion: {{Group}}/v1alpha1
            kind: AgentgatewayPolicy
            metadata: {name: {{name}}}
            spec:
              targetRefs: [{group: gateway.networking.k8s.io, kind: Gateway, name: blue}]
              traffic:
                jwtAuthentication:
                  mode: Strict
                  providers:
                    - issuer: https://idp.example.com
                      jwks:
                        remote:
                          backendRef: {group: {{Group}}, kind: AgentgatewayBackend, name: idp}
                          jwksPath: {{path}}
                          cacheDuration: 5m
            """;

    /// <summary>What a policy has reached a proxy with: the key sets of the providers; null where it has not.</summary>
    public static string[]? KeysOf(this Proxy proxy, string policy)
    {
        var name = $"policy/traffic/default/{policy}:jwt:default/blue";
        return proxy.Resources.Contains(name)
            ?
            [
                .. ((Resource)proxy.Resource(name).Message).Policy.Traffic.Jwt.Providers.Select(provider =>
                    provider.Inline
                ),
            ]
            : null;
    }
}
