// SPDX-License-Identifier: Apache-2.0

using System.Reflection;

namespace Syncer.Translation.Tests.Goldens;

/// <summary>
/// What the specification does otherwise than the control planes it describes (spec backends-policies, appendix B), by where
/// it is shown.
/// </summary>
internal static class QuirkRules
{
    // Not among them: what is written down only (Q-29, Q-37), what fetches key sets (Q-25), what writes statuses (Q-39,
    // Q-40), what plugins do together (Q-33), and a condition that there is none of (Q-36).
    private static readonly int[] InCode = [16, 17, 18, 19, 20, 21, 22, 23, 24, 34];

    /// <summary>Those that golden cases show.</summary>
    public static IEnumerable<string> All { get; } =
        new[] { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 26, 27, 28, 30, 31, 32, 35, 38 }.Select(number =>
            $"quirks/{Name(number)}"
        );

    /// <summary>Those that tests show, which have them as their description.</summary>
    public static IEnumerable<string> Tested { get; } = InCode.Select(Name);

    /// <summary>The descriptions of all tests of this assembly.</summary>
    public static IEnumerable<string> Descriptions =>
        from type in typeof(QuirkRules).Assembly.GetTypes()
        from method in type.GetMethods()
        from description in method
            .GetCustomAttributes<TestCaseAttribute>()
            .Select(found => found.Description)
            .Concat(
                method
                    .GetCustomAttributes<DescriptionAttribute>()
                    .Select(found => $"{found.Properties.Get("Description")}")
            )
        where description is not null
        select description;

    private static string Name(int number) => FormattableString.Invariant($"Q-{number}");
}
