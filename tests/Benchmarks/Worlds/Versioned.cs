// SPDX-License-Identifier: Apache-2.0

using Krt;

namespace Benchmarks.Worlds;

/// <summary>A small row that is what its version says.</summary>
internal sealed record Versioned(NamespacedName Key, string ResourceName, long Version)
    : IKeyed<NamespacedName>,
        IResource
{
    public static Versioned Of(int number, long version)
    {
        var key = new NamespacedName("rows", $"row-{number}");
        return new Versioned(key, key.ToString(), version);
    }

    public static Versioned[] Range(int count, long version) =>
        [.. Enumerable.Range(0, count).Select(number => Of(number, version))];
}
