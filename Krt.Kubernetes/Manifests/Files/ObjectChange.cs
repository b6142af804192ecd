// SPDX-License-Identifier: Apache-2.0

namespace Krt.Kubernetes.Manifests.Files;

/// <summary>A row to write, or the removal of one where <paramref name="Row"/> is <see langword="null"/>.</summary>
internal readonly record struct ObjectChange(ObjectKey Key, object? Row);
