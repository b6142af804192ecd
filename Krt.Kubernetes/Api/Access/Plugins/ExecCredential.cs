// SPDX-License-Identifier: Apache-2.0

namespace Krt.Kubernetes.Api.Access.Plugins;

/// <summary>What a credential plugin is told, and what it answers: <c>client.authentication.k8s.io</c>.</summary>
internal sealed record ExecCredential
{
    public const string KindName = "ExecCredential";

    public string? ApiVersion { get; init; }

    public string? Kind { get; init; }

    public ExecSpec? Spec { get; init; }

    public ExecStatus? Status { get; init; }

    internal sealed record ExecSpec
    {
        public bool Interactive { get; init; }

        public ExecCluster? Cluster { get; init; }
    }

    internal sealed class ExecStatus
    {
        public DateTimeOffset? ExpirationTimestamp { get; init; }

        public string? Token { get; init; }

        public string? ClientCertificateData { get; init; }

        public string? ClientKeyData { get; init; }
    }
}
