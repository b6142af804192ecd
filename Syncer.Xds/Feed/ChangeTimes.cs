// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Xds;

/// <summary>When a change came to be, as timestamps. One object serves all whom the change concerns.</summary>
/// <param name="ArrivedAt">When the oldest event behind it arrived in the process.</param>
/// <param name="PublishedAt">When proxies could be sent it.</param>
internal sealed record ChangeTimes(long ArrivedAt, long PublishedAt);
