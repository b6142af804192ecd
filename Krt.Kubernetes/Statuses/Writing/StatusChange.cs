// SPDX-License-Identifier: Apache-2.0

using System.Text.Json.Nodes;

namespace Krt.Kubernetes.Statuses.Writing;

/// <summary>What became of the status of an object, or of what it should be.</summary>
/// <param name="Key">The object.</param>
/// <param name="Observed">The status it has; null when the object is gone.</param>
/// <param name="Desired">Our part of the status it should have; null for none.</param>
/// <param name="Abandoned">What was desired before, where nothing is desired any more.</param>
/// <param name="IsUnexplored">
/// Whether nothing is desired, and neither the status nor anything known says whether something of it is ours.
/// </param>
internal sealed record StatusChange(
    NamespacedName Key,
    ObservedStatus? Observed,
    Func<JsonObject>? Desired,
    Func<JsonObject>? Abandoned,
    bool IsUnexplored = false
);
