// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Host.Inspection.Comparing;

/// <summary>Everything that is served, at one epoch, without secrets.</summary>
/// <param name="Epoch">The epoch.</param>
/// <param name="Resources">The resources of all gateways, sorted by gateway, type and name.</param>
internal sealed record ServedConfiguration(long Epoch, IReadOnlyList<ServedContent> Resources);
