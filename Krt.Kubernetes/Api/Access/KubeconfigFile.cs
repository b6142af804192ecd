// SPDX-License-Identifier: Apache-2.0

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

    internal sealed record ClusterEntry(
        string? Server,
        string? TlsServerName,
        bool InsecureSkipTlsVerify,
        string? CertificateAuthority,
        string? CertificateAuthorityData
    );

    internal sealed record UserEntry
    {
        public string? ClientCertificate { get; init; }

        public string? ClientCertificateData { get; init; }

        public string? ClientKey { get; init; }

        public string? ClientKeyData { get; init; }

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

        public IReadOnlyList<Dictionary<string, string>>? Env { get; init; }
    }
}
