// SPDX-License-Identifier: Apache-2.0

namespace Krt.Kubernetes.Manifests.Files;

/// <summary>What identifies an object among all kinds.</summary>
internal readonly record struct ObjectKey(KubernetesKind Kind, NamespacedName Name)
{
    public override string ToString() => $"{Kind.Kind} {Name}";
}
