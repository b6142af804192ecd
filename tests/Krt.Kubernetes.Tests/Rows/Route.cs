// SPDX-License-Identifier: Apache-2.0

namespace Krt.Kubernetes.Rows;

/// <summary>An HTTPRoute, of whose known schema the row reads next to nothing.</summary>
internal sealed record Route : IKeyed<NamespacedName>
{
    public Metadata Metadata
    {
        get;
        init => field = value ?? new();
    } = new();

    public NamespacedName Key => new(Metadata.Namespace, Metadata.Name);
}
