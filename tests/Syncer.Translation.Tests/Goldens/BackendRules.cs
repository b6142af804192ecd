// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Translation.Tests.Goldens;

/// <summary>
/// The rules about backends and references that say what becomes of manifests (spec backends-policies 1, 2, 6). Not among
/// them: BS-16, which is out of scope, and BC-50 to BC-52, which are examples.
/// </summary>
internal static class BackendRules
{
    private static readonly int[] Current =
    [
        .. Enumerable.Range(1, 11),
        20,
        21,
        .. Enumerable.Range(30, 7),
        .. Enumerable.Range(40, 9),
    ];

    private static readonly int[] References = [.. Enumerable.Range(1, 12), .. Enumerable.Range(20, 5)];

    public static IEnumerable<string> All { get; } =
    [
        .. Enumerable.Range(1, 15).Select(number => Rule("BS", number)),
        "backends/BS-5a",
        .. Current.Select(number => Rule("BC", number)),
        .. References.Select(number => Rule("R", number)),
    ];

    private static string Rule(string family, int number) => FormattableString.Invariant($"backends/{family}-{number}");
}
