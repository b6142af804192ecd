// SPDX-License-Identifier: Apache-2.0

using System.Text.Json;
using System.Text.Json.Serialization;

namespace Krt.Kubernetes.Api.Access;

/// <summary>What a kubeconfig file holds, as far as it is read.</summary>
internal sealed record KubeconfigFile
{
    public string? CurrentContext { get; init; }

    public IReadOnlyList<NamedContext>? Contexts { get; init; }

    public IReadOnlyList<NamedCluster>? Clusters { get; init; }

    public IReadOnlyList<NamedUser>? Users { get; init; }

    internal sealed record NamedContext(string? Name, ContextEntry? Context);

    internal sealed record NamedCluster(string? Name, ClusterEntry? Cluster);

    internal sealed record NamedUser(string? Name, UserEntry? User);

    internal sealed record ContextEntry(string? Cluster, string? User, string? Namespace);

    internal sealed record ClusterEntry
    {
        public string? Server { get; init; }

        public string? TlsServerName { get; init; }

        public bool InsecureSkipTlsVerify { get; init; }

        public string? CertificateAuthority { get; init; }

        public byte[]? CertificateAuthorityData { get; init; }

        public string? ProxyUrl { get; init; }

        public IReadOnlyList<NamedExtension>? Extensions { get; init; }
    }

    internal sealed record NamedExtension(string? Name, JsonElement Extension);

    internal sealed record UserEntry
    {
        public string? ClientCertificate { get; init; }

        public byte[]? ClientCertificateData { get; init; }

        public string? ClientKey { get; init; }

        public byte[]? ClientKeyData { get; init; }

        public string? Token { get; init; }

        [JsonPropertyName("tokenFile")]
        public string? TokenFile { get; init; }

        public string? Username { get; init; }

        public string? Password { get; init; }

        public ExecEntry? Exec { get; init; }
    }

    internal sealed record ExecEntry
    {
        [JsonPropertyName("apiVersion")]
        public string? ApiVersion { get; init; }

        public string? Command { get; init; }

        public IReadOnlyList<string>? Args { get; init; }

        public IReadOnlyList<Variable>? Env { get; init; }

        [JsonPropertyName("installHint")]
        public string? InstallHint { get; init; }

        [JsonPropertyName("interactiveMode")]
        public string? InteractiveMode { get; init; }

        [JsonPropertyName("provideClusterInfo")]
        public bool ProvideClusterInfo { get; init; }
    }

    internal sealed record Variable(string? Name, string? Value);
}
