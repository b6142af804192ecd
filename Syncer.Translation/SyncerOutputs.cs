// SPDX-License-Identifier: Apache-2.0

using Krt;
using Syncer.Translation.Gateways;
using Syncer.Translation.Plugins;
using Syncer.Translation.Policies.Jwks;
using Syncer.Translation.Status;

namespace Syncer.Translation;

/// <summary>Everything translation makes, at one epoch.</summary>
/// <param name="Resources">What the proxies of each gateway receive.</param>
/// <param name="Addresses">What every proxy receives.</param>
/// <param name="Statuses">The status every object of ours should have.</param>
/// <param name="Collisions">The wire keys that several plugins produce.</param>
/// <param name="KeySetRequests">The key sets that have to be fetched and kept.</param>
/// <param name="StoredKeySets">The key sets that are kept.</param>
public sealed record SyncerOutputs(
    IKrtCollection<ResourceKey, GatewayResource> Resources,
    IKrtCollection<string, AddressResource> Addresses,
    IKrtCollection<StatusKey, ObjectStatus> Statuses,
    IKrtCollection<ResourceKey, ResourceCollision> Collisions,
    IKrtCollection<string, JwksRequest> KeySetRequests,
    IKrtCollection<NamespacedName, StoredKeySet> StoredKeySets
)
{
    /// <summary>What routes attach to: the listeners of every Gateway and ListenerSet that is served.</summary>
    public required IKrtCollection<ParentKey, ParentListeners> Parents { get; init; }
}
