// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Translation.Rows.Policies;

/// <summary>TCP keepalive.</summary>
public sealed record KeepaliveSettings
{
    /// <summary>A duration.</summary>
    public string? Time { get; init; }

    /// <summary>A duration.</summary>
    public string? Interval { get; init; }

    public int? Retries { get; init; }
}
