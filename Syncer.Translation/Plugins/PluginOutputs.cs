// SPDX-License-Identifier: Apache-2.0

using Krt;
using Syncer.Translation.Status;

namespace Syncer.Translation.Plugins;

/// <summary>What a plugin has to say.</summary>
public sealed record PluginOutputs
{
    /// <summary>
    /// What the proxies of a gateway receive. Of two plugins that produce one key the earlier one counts, and the collision
    /// is reported.
    /// </summary>
    public IReadOnlyList<IKrtCollection<ResourceKey, GatewayResource>> Resources { get; init; } = [];

    /// <summary>The statuses that objects should have; every object has its status from one plugin.</summary>
    public IReadOnlyList<IKrtCollection<StatusKey, ObjectStatus>> Statuses { get; init; } = [];
}
