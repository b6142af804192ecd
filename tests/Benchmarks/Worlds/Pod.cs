// SPDX-License-Identifier: Apache-2.0

using Krt;

namespace Benchmarks.Worlds;

internal sealed record Pod(NamespacedName Key, string Address, LabelSet Labels, bool IsReady = true)
    : IKeyed<NamespacedName>,
        ILabeled,
        IResource
{
    public string ResourceName { get; } = Key.ToString();
}
