// SPDX-License-Identifier: Apache-2.0

namespace Krt.Kubernetes.Cluster.Watching;

/// <summary>What became of an object.</summary>
/// <param name="Key">The object.</param>
/// <param name="Row">The row, or <see langword="null"/> where there is none any more.</param>
internal readonly record struct RowChange(NamespacedName Key, object? Row);
