// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Translation.Rows.Policies.Backends;

/// <summary>When a backend counts as unhealthy, and what becomes of it then.</summary>
public sealed record HealthSettings
{
    /// <summary>CEL.</summary>
    public string? UnhealthyCondition { get; init; }

    public EvictionSettings? Eviction { get; init; }

    public sealed record EvictionSettings
    {
        /// <summary>A duration.</summary>
        public string? Duration { get; init; }

        /// <summary>Percent.</summary>
        public int? RestoreHealth { get; init; }

        /// <summary>Percent.</summary>
        public int? HealthThreshold { get; init; }

        public int? ConsecutiveFailures { get; init; }
    }
}
