// SPDX-License-Identifier: Apache-2.0

namespace Krt.Kubernetes.Cluster;

/// <summary>What a follower is doing.</summary>
/// <param name="Phase">What it is doing.</param>
/// <param name="IsListed">Whether all objects have been read once.</param>
/// <param name="Problem">Why it fails, where it does.</param>
internal sealed record FollowerState(KindPhase Phase, bool IsListed, string? Problem);
