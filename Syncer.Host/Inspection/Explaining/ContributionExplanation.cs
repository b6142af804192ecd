// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Host.Inspection.Explaining;

/// <summary>Resources that are made of another object, and with this one.</summary>
/// <param name="Object">The other object as <c>Kind namespace/name</c>.</param>
/// <param name="Resources">The number of its resources that this object contributes to.</param>
/// <param name="Gateways">The gateways whose proxies receive them; empty for resources of every gateway.</param>
internal sealed record ContributionExplanation(string Object, int Resources, IReadOnlyList<string> Gateways);
