// SPDX-License-Identifier: Apache-2.0

namespace Krt.Kubernetes.Rows;

/// <summary>An object of a namespaced kind whose schema is not known.</summary>
internal sealed record Widget : IKeyed<NamespacedName>
{
    public Metadata Metadata
    {
        get;
        init => field = value ?? new();
    } = new();

    public WidgetSpec Spec
    {
        get;
        init => field = value ?? new();
    } = new();

    public NamespacedName Key => new(Metadata.Namespace, Metadata.Name);
}
