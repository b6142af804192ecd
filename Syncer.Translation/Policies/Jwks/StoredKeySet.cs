// SPDX-License-Identifier: Apache-2.0

using Krt;

namespace Syncer.Translation.Policies.Jwks;

/// <summary>A key set as it is kept in a ConfigMap (spec backends-policies JW-10).</summary>
/// <param name="ConfigMap">Where it is kept.</param>
/// <param name="RequestKey">The key of the endpoint it was fetched from.</param>
public sealed record StoredKeySet(NamespacedName ConfigMap, string RequestKey) : IKeyed<NamespacedName>
{
    NamespacedName IKeyed<NamespacedName>.Key => ConfigMap;

    public string Url { get; init; } = "";

    /// <summary>The distant past where it is not known.</summary>
    public DateTimeOffset FetchedAt { get; init; }

    /// <summary>The JSON, as it was received.</summary>
    public string Jwks { get; init; } = "";

    /// <summary>Whether it is where all replicas look for it.</summary>
    public bool IsCanonical => ConfigMap.Name == KeySetConfigMaps.NameOf(RequestKey);
}
