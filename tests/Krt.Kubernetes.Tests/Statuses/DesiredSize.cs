// SPDX-License-Identifier: Apache-2.0

namespace Krt.Kubernetes.Statuses;

/// <summary>A desired status: a condition whose reason is the size.</summary>
internal sealed record DesiredSize(NamespacedName Key, int Size) : IKeyed<NamespacedName>;
