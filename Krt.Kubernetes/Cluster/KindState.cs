// SPDX-License-Identifier: Apache-2.0

namespace Krt.Kubernetes.Cluster;

/// <summary>How following one kind goes.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Phase">What is being done.</param>
/// <param name="IsListed">Whether all objects have been read once. The collections are synced when this holds for every kind.</param>
/// <param name="Problem">Why it fails, where it does.</param>
public sealed record KindState(KubernetesKind Kind, KindPhase Phase, bool IsListed, string? Problem)
{
    /// <summary><c>secrets: Failing: secrets is forbidden</c></summary>
    public override string ToString() => Problem is null ? $"{Kind}: {Phase}" : $"{Kind}: {Phase}: {Problem}";
}
