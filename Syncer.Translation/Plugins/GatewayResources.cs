// SPDX-License-Identifier: Apache-2.0

using Krt;
using Syncer.Protos;
using Syncer.Protos.Resources;

namespace Syncer.Translation.Plugins;

/// <summary>Messages as the resources of gateways, under the names they have on the wire (spec backends-policies K-1).</summary>
public static class GatewayResources
{
    /// <summary>A policy for each of the gateways.</summary>
    public static IEnumerable<GatewayResource> Of(IReadOnlyList<NamespacedName> gateways, Policy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        return Of(gateways, $"policy/{policy.Key}", new Resource { Policy = policy });
    }

    /// <summary>A backend for each of the gateways.</summary>
    public static IEnumerable<GatewayResource> Of(IReadOnlyList<NamespacedName> gateways, Backend backend)
    {
        ArgumentNullException.ThrowIfNull(backend);
        return Of(gateways, $"backend/{backend.Key}", new Resource { Backend = backend });
    }

    private static IEnumerable<GatewayResource> Of(
        IReadOnlyList<NamespacedName> gateways,
        string name,
        Resource message
    )
    {
        ReadOnlyMemory<byte> content = DeterministicEncoding.Encode(message);
        return gateways.Select(gateway => new GatewayResource(new(gateway, name), content));
    }
}
