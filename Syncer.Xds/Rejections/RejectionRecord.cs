// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Xds;

/// <summary>What proxies of one gateway rejected in the same words.</summary>
/// <param name="Rejection">The last of these rejections.</param>
/// <param name="First">When the first one came.</param>
/// <param name="Last">When the last one came.</param>
/// <param name="Count">How many came.</param>
public sealed record RejectionRecord(XdsRejection Rejection, DateTimeOffset First, DateTimeOffset Last, long Count);
