// SPDX-License-Identifier: Apache-2.0

namespace Krt.Kubernetes.Rows;

/// <summary>An object of a kind without namespaces.</summary>
internal sealed record Zone : IKeyed<NamespacedName>
{
    public Metadata Metadata
    {
        get;
        init => field = value ?? new();
    } = new();

    public NamespacedName Key => new(Metadata.Namespace, Metadata.Name);
}
