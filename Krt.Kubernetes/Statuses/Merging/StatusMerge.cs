// SPDX-License-Identifier: Apache-2.0

using System.Text.Json.Nodes;

namespace Krt.Kubernetes.Statuses.Merging;

/// <summary>
/// How the status that a controller wants becomes part of the status an object has, which belongs to several controllers.
/// Pure: arguments are never changed, and results share nothing with them. Thread-safe.
/// </summary>
public abstract class StatusMerge
{
    /// <summary>Whether a status itself says what of it is ours.</summary>
    public abstract bool NamesOwner { get; }

    /// <summary>The live status with everything that is ours as it is desired.</summary>
    /// <param name="live">The status as it is; empty where there is none.</param>
    /// <param name="desired">Our part, with conditions that have no times.</param>
    /// <param name="now">
    /// The time of conditions whose status changes, as RFC 3339 with seconds; null leaves their times out.
    /// </param>
    public abstract JsonObject Apply(JsonObject live, JsonObject desired, string? now);

    /// <summary>The live status without anything that is ours.</summary>
    /// <param name="live">The status as it is; empty where there is none.</param>
    /// <param name="abandoned">
    /// What was desired last, where that is known. Kinds whose status does not say whose it is lose what equals it.
    /// </param>
    public abstract JsonObject Remove(JsonObject live, JsonObject? abandoned);
}
