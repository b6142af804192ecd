// SPDX-License-Identifier: Apache-2.0

using Krt.Kubernetes.Manifests.Documents;

namespace Krt.Kubernetes.Manifests;

/// <summary>An object that a manifest defines.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Key">Its namespace, empty in a kind without namespaces, and its name.</param>
/// <param name="Row">The row of the type that the kind has, or <see langword="null"/> where the object does not fit it.</param>
/// <param name="Line">Where the object begins, 1 for the first line of the file.</param>
public sealed record ManifestObject(KubernetesKind Kind, NamespacedName Key, object? Row, int Line)
{
    /// <summary>What was written, where the reader was told to keep it.</summary>
    internal DocumentNode? Document { get; init; }
}
