// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Host.Inspection.Comparing;

/// <summary>What the proxies of each gateway would gain, lose or see changed.</summary>
/// <param name="Gateways">The gateways with a difference, sorted; none where everything is the same.</param>
internal sealed record ConfigurationDifference(IReadOnlyList<GatewayDifference> Gateways)
{
    public static ConfigurationDifference Between(ServedConfiguration before, ServedConfiguration after)
    {
        var (old, now) = (before.Resources.ToDictionary(r => r.Key), after.Resources.ToDictionary(r => r.Key));
        return new([
            .. old
                .Keys.Union(now.Keys)
                .Select(key => ResourceDifference.Between(old.GetValueOrDefault(key), now.GetValueOrDefault(key)))
                .OfType<ResourceDifference>()
                .OrderBy(difference => difference.Type, StringComparer.Ordinal)
                .ThenBy(difference => difference.Name, StringComparer.Ordinal)
                .GroupBy(difference => difference.Gateway)
                .OrderBy(gateway => gateway.Key, StringComparer.Ordinal)
                .Select(gateway => new GatewayDifference(gateway.Key, [.. gateway])),
        ]);
    }
}
