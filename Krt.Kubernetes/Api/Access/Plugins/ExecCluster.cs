// SPDX-License-Identifier: Apache-2.0

using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Krt.Kubernetes.Api.Access.Plugins;

/// <summary>The cluster that a credential plugin is asked for, where it wants to know.</summary>
internal sealed record ExecCluster
{
    private const string ExtensionName = "client.authentication.k8s.io/exec";

    public string? Server { get; init; }

    [JsonPropertyName("tls-server-name")]
    public string? TlsServerName { get; init; }

    [JsonPropertyName("insecure-skip-tls-verify")]
    public bool InsecureSkipTlsVerify { get; init; }

    [JsonPropertyName("certificate-authority-data")]
    public byte[]? CertificateAuthorityData { get; init; }

    [JsonPropertyName("proxy-url")]
    public string? ProxyUrl { get; init; }

    /// <summary>What the kubeconfig's cluster holds for plugins.</summary>
    public JsonElement? Config { get; init; }

    /// <param name="cluster">The cluster.</param>
    /// <param name="authorities">Its certificate authorities, wherever they are kept.</param>
    public static ExecCluster Of(KubeconfigFile.ClusterEntry cluster, string? authorities) =>
        new()
        {
            Server = cluster.Server,
            TlsServerName = cluster.TlsServerName,
            InsecureSkipTlsVerify = cluster.InsecureSkipTlsVerify,
            CertificateAuthorityData = authorities is null ? null : Encoding.UTF8.GetBytes(authorities),
            ProxyUrl = cluster.ProxyUrl,
            Config = cluster.Extensions?.FirstOrDefault(extension => extension.Name == ExtensionName)?.Extension,
        };
}
