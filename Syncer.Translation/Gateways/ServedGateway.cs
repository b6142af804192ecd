// SPDX-License-Identifier: Apache-2.0

using Krt;
using Syncer.Translation.Gateways.Tls;
using Syncer.Translation.Rows.GatewayApi;

namespace Syncer.Translation.Gateways;

/// <summary>What ListenerSets and listeners need to know of a Gateway of ours.</summary>
internal sealed record ServedGateway(NamespacedName Key) : IKeyed<NamespacedName>
{
    /// <summary>Why the Gateway has no listeners, or null.</summary>
    public required Problem? NotAccepted { get; init; }

    /// <summary>The namespaces whose ListenerSets may attach; null for none.</summary>
    public required NamespaceFilter? AllowedListeners { get; init; }

    public required FrontendTls Frontend { get; init; }

    /// <summary>Why the certificate for backends cannot be used, or null.</summary>
    public required Problem? ClientCertificateProblem { get; init; }
}
