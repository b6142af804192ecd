// SPDX-License-Identifier: Apache-2.0

namespace Krt.Kubernetes.Rows;

/// <summary>A Secret.</summary>
internal sealed record Credentials : IKeyed<NamespacedName>
{
    public Metadata Metadata
    {
        get;
        init => field = value ?? new();
    } = new();

    public IReadOnlyDictionary<string, byte[]> Data
    {
        get;
        init => field = value ?? new Dictionary<string, byte[]>();
    } = new Dictionary<string, byte[]>();

    public NamespacedName Key => new(Metadata.Namespace, Metadata.Name);
}
