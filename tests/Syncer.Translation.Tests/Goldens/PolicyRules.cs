// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Translation.Tests.Goldens;

/// <summary>The rules of the specification of policies that say what becomes of manifests.</summary>
internal static class PolicyRules
{
    // Not among them: what describes the inventory (PS-1, PS-41, PS-95), what the writer of statuses does (PS-22, ST-6 to
    // ST-9, ST-11), what no object can cause (PS-13, PR-7, K-4), what the data plane alone does (MG-2, MG-3, MG-6 to MG-9),
    // what is about fetching key sets (JW-8, JW-9, JW-12 to JW-15; the tests of the host cover these), and what is an
    // implementation's own affair (BP-2).
    public static IReadOnlyList<string> All { get; } =
    [
        .. Named("PS", 2, 3, 10, 11, 12, 14, 15, 20, 21, 23, 30, 31, 32, 33, 34, 35, 40),
        .. Named("PS", 90, 91, 92),
        .. Named("PS", 50, 51, 52, 53, 54, 55, 56, 60, 61, 62, 70, 80),
        .. Named("PC", 1, 2, 3, 4, 5, 6, 10, 11, 12, 13, 14, 15),
        .. Named("PT", 1, 2, 3, 4, 5, 6),
        .. Named("ST", 1, 2, 3, 4, 5, 10),
        .. Named("PR", 1, 2, 3, 4, 5, 6),
        .. Named("PV", 1),
        .. Named("TR-C", 1, 2, 3, 4, 5),
        .. Named("TR-A", 1, 2),
        .. Named("TR-Z", 1),
        .. Named("TR-R", 1, 2),
        .. Named("TR-T", 1, 2),
        .. Named("TR-J", 1, 2, 3, 4, 5, 6),
        .. Named("TR-B", 1),
        .. Named("TR-K", 1, 2, 3, 4, 5, 6),
        .. Named("FR", 1, 2, 3, 4),
        .. Named("BP", 1, 3, 4, 5),
        .. Named("BA", 1, 2, 3, 4, 5, 6, 7, 8, 10, 11, 12, 13),
        .. Named("AI", 1, 2, 3, 4, 5, 6, 7),
        .. Named("MC", 1, 2, 3, 4, 5, 6),
        .. Named("JW", 1, 2, 3, 4, 5, 6, 7, 10, 11),
        .. Named("BT", 1, 2, 3, 4, 5, 6, 7, 8, 9),
        .. Named("A2", 1),
        .. Named("IP", 1, 2, 3, 4, 5, 6, 7),
        .. Named("MD", 1, 2, 3, 4, 5, 6, 7, 8, 9, 10),
        .. Named("MG", 1, 4, 5, 10),
        .. Named("K", 1, 2, 3, 5),
    ];

    // Letters come before a digit without a dash: TR-C1, but PS-2.
    private static IEnumerable<string> Named(string prefix, params int[] numbers) =>
        numbers.Select(number => prefix.Contains('-') ? $"policies/{prefix}{number}" : $"policies/{prefix}-{number}");
}
