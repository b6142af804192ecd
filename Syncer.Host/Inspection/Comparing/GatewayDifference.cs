// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Host.Inspection.Comparing;

/// <summary>The differences that concern the proxies of one gateway.</summary>
/// <param name="Gateway">The gateway; <c>*</c> for every gateway.</param>
/// <param name="Resources">The resources that differ, sorted by type and name.</param>
internal sealed record GatewayDifference(string Gateway, IReadOnlyList<ResourceDifference> Resources);
