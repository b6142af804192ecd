// SPDX-License-Identifier: Apache-2.0

namespace Krt.Kubernetes.Cluster.Watching;

/// <summary>All objects of a kind at one version of the collection.</summary>
/// <param name="Rows">Their rows.</param>
/// <param name="ResourceVersion">The version to watch from.</param>
/// <param name="Stream">The watch that they came from and that goes on, where it was one.</param>
internal sealed record Listing(IReadOnlyCollection<object> Rows, string ResourceVersion, WatchStream? Stream);
