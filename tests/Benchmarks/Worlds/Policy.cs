// SPDX-License-Identifier: Apache-2.0

using Krt;

namespace Benchmarks.Worlds;

/// <summary>Something that applies to the pods of a namespace that have a label.</summary>
internal sealed record Policy(NamespacedName Key, LabelSelector Targets) : IKeyed<NamespacedName>, IResource
{
    public string ResourceName { get; } = Key.ToString();
}
