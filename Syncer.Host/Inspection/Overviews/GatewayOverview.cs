// SPDX-License-Identifier: Apache-2.0

using Syncer.Host.Inspection.Explaining;

namespace Syncer.Host.Inspection.Overviews;

/// <summary>A gateway and its proxies.</summary>
/// <param name="Gateway">The gateway.</param>
/// <param name="Resources">The number of its resources.</param>
/// <param name="Version">A hash of their names and versions: equal for equal configurations, in every replica.</param>
/// <param name="Proxies">Its proxies.</param>
internal sealed record GatewayOverview(
    string Gateway,
    int Resources,
    string Version,
    IReadOnlyList<ProxyExplanation> Proxies
);
