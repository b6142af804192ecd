// SPDX-License-Identifier: Apache-2.0

using Krt;

namespace Syncer.Translation.Plugins;

/// <summary>The resources of all plugins together, and which of them produce one key.</summary>
internal sealed class OwnedResources
{
    private const string Core = "GatewayApi";

    /// <summary>Puts the resources together.</summary>
    /// <param name="core">Binds, listeners and routes, which count before those of plugins.</param>
    /// <param name="outputs">What plugins say, by their names.</param>
    public OwnedResources(
        IKrtCollection<ResourceKey, GatewayResource> core,
        IReadOnlyList<(string Plugin, PluginOutputs Outputs)> outputs
    )
    {
        (string Owner, IKrtCollection<ResourceKey, GatewayResource> Resources)[] owned =
        [
            (Core, core),
            .. outputs.SelectMany(output => output.Outputs.Resources.Select(rows => (output.Plugin, rows))),
        ];
        IKrtCollection<ResourceKey, GatewayResource>[] others = [.. owned.Skip(1).Select(part => part.Resources)];
        All = core.Union(new CollectionOptions<ResourceKey, GatewayResource> { Name = "Resources" }, others);
        Collisions = core.Merge(
                rows => rows.Count > 1 ? rows[0] : null,
                new CollectionOptions<ResourceKey, GatewayResource> { Name = "ContestedResources" },
                others
            )
            .Select(
                (context, row) =>
                    new ResourceCollision(
                        row.Key,
                        [.. owned.Where(part => context.Exists(part.Resources, row.Key)).Select(part => part.Owner)]
                    ),
                new() { Name = "ResourceCollisions", HoldsSecrets = false }
            );
    }

    public IKrtCollection<ResourceKey, GatewayResource> All { get; }

    public IKrtCollection<ResourceKey, ResourceCollision> Collisions { get; }
}
