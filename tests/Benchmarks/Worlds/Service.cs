// SPDX-License-Identifier: Apache-2.0

using Krt;

namespace Benchmarks.Worlds;

internal sealed record Service(NamespacedName Key, LabelSelector Selector, int Port = 80)
    : IKeyed<NamespacedName>,
        ISelecting,
        IResource
{
    public string ResourceName { get; } = Key.ToString();
}
