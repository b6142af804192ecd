// SPDX-License-Identifier: Apache-2.0

using Krt;

namespace Benchmarks.Worlds;

/// <summary>How many pods a policy applies to, and how many of them are ready.</summary>
internal sealed record PolicyTargets(NamespacedName Key, string ResourceName, int Pods, int Ready)
    : IKeyed<NamespacedName>,
        IResource;
