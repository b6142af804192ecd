// SPDX-License-Identifier: Apache-2.0

namespace Krt.Kubernetes.Manifests.Files;

/// <summary>A directory whose changes matter.</summary>
/// <param name="FullPath">The absolute path; it may be a link to a directory.</param>
/// <param name="IsRecursive">
/// Whether all changes below matter. Otherwise only those of given paths and of the hidden directories that Kubernetes swaps.
/// </param>
internal readonly record struct WatchedDirectory(string FullPath, bool IsRecursive);
