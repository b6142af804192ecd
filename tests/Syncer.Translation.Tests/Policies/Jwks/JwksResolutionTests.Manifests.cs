// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Translation.Tests.Policies.Jwks;

public sealed partial class JwksResolutionTests
{
    private static string Policy(string name, string backendRef, string path, string more = "cacheDuration: 5m") =>
        $$"""
            apiVersion: agentgateway.dev/v1alpha1
            kind: AgentgatewayPolicy
            metadata: {name: {{name}}, namespace: default}
            spec:
              targetRefs: [{group: gateway.networking.k8s.io, kind: Gateway, name: gw}]
              traffic:
                jwtAuthentication:
                  mode: Strict
                  providers:
                    - issuer: https://idp.example.com
                      jwks:
                        remote:
                          backendRef: {{backendRef}}
                          jwksPath: '{{path}}'
                          {{more}}
            """;

    private static string TlsPolicies(params (string Name, string Section, string Year, string Backend)[] policies) =>
        string.Join(
            "\n---\n",
            policies.Select(policy =>
                $$"""
                    apiVersion: agentgateway.dev/v1alpha1
                    kind: AgentgatewayPolicy
                    metadata: {name: {{policy.Name}}, namespace: default, creationTimestamp: '{{policy.Year}}-01-01T00:00:00Z'}
                    spec:
                      targetRefs: [{group: '', kind: Service, name: idp, {{policy.Section}} }]
                      backend: { {{policy.Backend}} }
                    """
            )
        );

    private const string Service = """
        apiVersion: v1
        kind: Service
        metadata: {name: idp, namespace: default}
        spec: {ports: [{name: tls, port: 8443}]}
        """;

    private const string BackendTlsPolicies = """
        apiVersion: gateway.networking.k8s.io/v1
        kind: BackendTLSPolicy
        metadata: {name: whole, namespace: default}
        spec:
          targetRefs: [{group: '', kind: Service, name: idp}]
          validation: {hostname: whole.example.com, wellKnownCACertificates: System}
        ---
        apiVersion: gateway.networking.k8s.io/v1
        kind: BackendTLSPolicy
        metadata: {name: port, namespace: default}
        spec:
          targetRefs: [{group: '', kind: Service, name: idp, sectionName: tls}]
          validation: {hostname: port.example.com, wellKnownCACertificates: System}
        """;

    private static string Ca =>
        $"""
            apiVersion: v1
            kind: ConfigMap
            metadata: {"{name: ca, namespace: default}"}
            data:
              ca.crt: |
                {Authority.Replace("\n", "\n    ")}
            """;

    private static readonly (string Name, string Spec)[] Backends =
    [
        ("plain", "static: {host: idp.example.com, port: 81}"),
        ("secured", "static: {host: idp.example.com, port: 444}\n  policies: {tls: {}}"),
        ("socket", "static: {unixPath: /var/run/idp}"),
        ("dynamic", "dynamicForwardProxy: {}"),
        (
            "untrusted",
            "static: {host: idp.example.com, port: 444}\n  policies: {tls: {caCertificateRefs: [{name: nothing}]}}"
        ),
        ("misspelt", "static: {host: 'user@idp', port: 444}"),
        (
            "tunnelled",
            "static: {host: idp.example.com, port: 81}\n  policies: {tunnel: {backendRef: {name: proxy, port: 3128}}}"
        ),
        ("portless", "static: {host: idp.example.com, port: 81}\n  policies: {tunnel: {backendRef: {name: proxy}}}"),
        (
            "chained",
            "static: {host: idp.example.com, port: 81}\n  policies: {tunnel: {backendRef: {group: agentgateway.dev, kind: AgentgatewayBackend, name: tunnelled}}}"
        ),
        (
            "tunnelledtls",
            "static: {host: idp.example.com, port: 81}\n  policies: {tunnel: {backendRef: {group: agentgateway.dev, kind: AgentgatewayBackend, name: secured, port: 3129}}}"
        ),
    ];

    private static string StaticBackends =>
        string.Join(
            "\n---\n",
            Backends.Select(backend =>
                $"apiVersion: agentgateway.dev/v1alpha1\nkind: AgentgatewayBackend\n"
                + $"metadata: {{name: {backend.Name}, namespace: default}}\nspec:\n  {backend.Spec}"
            )
        );
}
