// SPDX-License-Identifier: Apache-2.0

using Krt;
using Syncer.Translation.Rows;

namespace Syncer.Host.Jwks;

/// <summary>Keeps key sets in memory, among the ConfigMaps that are translated.</summary>
internal sealed class MemoryKeySetStore(SourceCollection<NamespacedName, ConfigMap> configMaps, string @namespace)
    : IKeySetStore
{
    public string Namespace => @namespace;

    public Task SaveAsync(ConfigMap configMap, CancellationToken cancellationToken)
    {
        configMaps.Set(configMap);
        return Task.CompletedTask;
    }

    public Task DeleteAsync(NamespacedName name, CancellationToken cancellationToken)
    {
        configMaps.Remove(name);
        return Task.CompletedTask;
    }
}
