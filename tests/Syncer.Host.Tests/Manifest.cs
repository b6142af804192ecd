// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Host.Tests;

/// <summary>Objects as YAML documents, all in the namespace <c>default</c>.</summary>
internal static class Manifest
{
    public static string GatewayClass { get; } =
        """
            apiVersion: gateway.networking.k8s.io/v1
            kind: GatewayClass
            metadata:
              name: agentgateway
            spec:
              controllerName: agentgateway.dev/agentgateway
            """;

    /// <summary>How to reach a cluster where nobody listens.</summary>
    public static string KubeconfigOfNobody { get; } =
        """
            apiVersion: v1
            kind: Config
            clusters: [{ name: c, cluster: { server: "http://127.0.0.1:1" } }]
            users: [{ name: u, user: { token: t } }]
            contexts: [{ name: c, context: { cluster: c, user: u } }]
            current-context: c
            """;

    public static string Gateway(string name, string className = "agentgateway") =>
        $"""
            apiVersion: gateway.networking.k8s.io/v1
            kind: Gateway
            metadata:
              name: {name}
            spec:
              gatewayClassName: {className}
              listeners:
                - name: http
                  protocol: HTTP
                  port: 8080
            """;

    public static string TlsGateway(string name, string secret) =>
        $"""
            apiVersion: gateway.networking.k8s.io/v1
            kind: Gateway
            metadata:
              name: {name}
            spec:
              gatewayClassName: agentgateway
              listeners:
                - name: https
                  protocol: HTTPS
                  port: 443
                  tls:
                    certificateRefs:
                      - name: {secret}
            """;

    public static string TlsSecret(string name, string certificate, string key) =>
        $"""
            apiVersion: v1
            kind: Secret
            metadata:
              name: {name}
            type: kubernetes.io/tls
            data:
              tls.crt: {certificate}
              tls.key: {key}
            """;

    public static string Route(string name, string gateway, string path = "/", string service = "app") =>
        $"""
            apiVersion: gateway.networking.k8s.io/v1
            kind: HTTPRoute
            metadata:
              name: {name}
            spec:
              parentRefs:
                - name: {gateway}
              rules:
                - matches:
                    - path:
                        type: PathPrefix
                        value: {path}
                  backendRefs:
                    - name: {service}
                      port: 80
            """;

    public static string Service(string name, string address = "10.96.0.1") =>
        $"""
            apiVersion: v1
            kind: Service
            metadata:
              name: {name}
            spec:
              clusterIP: {address}
              ports:
                - port: 80
            """;
}
