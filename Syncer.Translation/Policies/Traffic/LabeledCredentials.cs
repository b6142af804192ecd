// SPDX-License-Identifier: Apache-2.0

using Krt;
using Syncer.Translation.Rows;

namespace Syncer.Translation.Policies.Traffic;

/// <summary>Secrets and ConfigMaps by namespace and labels.</summary>
internal sealed class LabeledCredentials(SyncerInputs inputs)
{
    private readonly IKrtIndex<string, NamespacedName, Secret> _secrets = inputs
        .Of<Secret>()
        .Index(secret => secret.Metadata.Namespace, "Secrets by namespace");
    private readonly IKrtIndex<string, NamespacedName, ConfigMap> _configMaps = inputs
        .Of<ConfigMap>()
        .Index(configMap => configMap.Metadata.Namespace, "ConfigMaps by namespace");

    /// <summary>The Secrets of a namespace that a selector selects, sorted.</summary>
    public IReadOnlyList<Secret> Secrets(TransformContext context, string @namespace, LabelSelector selector) =>
        [
            .. context
                .Fetch(_secrets, @namespace, Match<Secret>.Labels(selector))
                .OrderBy(secret => secret.Metadata.Name, StringComparer.Ordinal),
        ];

    /// <summary>The ConfigMaps of a namespace that a selector selects, sorted.</summary>
    public IReadOnlyList<ConfigMap> ConfigMaps(TransformContext context, string @namespace, LabelSelector selector) =>
        [
            .. context
                .Fetch(_configMaps, @namespace, Match<ConfigMap>.Labels(selector))
                .OrderBy(configMap => configMap.Metadata.Name, StringComparer.Ordinal),
        ];
}
