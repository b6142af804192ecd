// SPDX-License-Identifier: Apache-2.0

using Krt;
using Syncer.Translation.Rows;

namespace Syncer.Host.Jwks;

/// <summary>Where key sets are kept.</summary>
internal interface IKeySetStore
{
    /// <summary>The namespace of the ConfigMaps.</summary>
    string Namespace { get; }

    /// <summary>Creates or replaces a ConfigMap.</summary>
    Task SaveAsync(ConfigMap configMap, CancellationToken cancellationToken);

    /// <summary>Deletes a ConfigMap, if there is one.</summary>
    Task DeleteAsync(NamespacedName name, CancellationToken cancellationToken);
}
