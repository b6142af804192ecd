// SPDX-License-Identifier: Apache-2.0

namespace Krt.Kubernetes.Cluster;

/// <summary>What a follower is doing.</summary>
/// <param name="Phase">What it is doing.</param>
/// <param name="Problem">Why it fails, where it does.</param>
internal sealed record FollowerState(KindPhase Phase, string? Problem);
