// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Translation.Tests.Goldens;

public sealed class RuleCoverageTests
{
    // The sections of the specification of addresses that say what becomes of manifests, and its worked cases. Not among
    // them: 5.1, which is about the messages, and 5.10, which is about changes.
    private static readonly string[] AddressSections =
    [
        "addresses/5.0",
        "addresses/5.2",
        "addresses/5.2.1",
        "addresses/5.3",
        "addresses/5.4",
        "addresses/5.5",
        "addresses/5.6",
        "addresses/5.7",
        "addresses/5.8",
        "addresses/5.9",
        .. Enumerable.Range(1, 17).Select(number => FormattableString.Invariant($"addresses/5.11.{number}")),
    ];

    // The sections of the specification that say what becomes of manifests. Not among them: 2.2, 2.4 and 3.11, which
    // describe what others say again; 3.16, which is about a kind that is not translated yet; and 4.1 and 4.6 to 4.9, which
    // are about writing statuses.
    private static readonly string[] Sections =
    [
        "1.2",
        "2.1",
        "2.3",
        "2.5",
        "2.6",
        "2.7",
        "2.8",
        "2.9",
        "2.10",
        "2.11",
        "2.12",
        "2.13",
        "2.14",
        "2.15",
        "2.16",
        "3.1",
        "3.2",
        "3.3",
        "3.4",
        "3.5",
        "3.6",
        "3.7",
        "3.8",
        "3.9",
        "3.9.1",
        "3.9.2",
        "3.10",
        "3.12",
        "3.13",
        "3.14",
        "3.15",
        "3.17",
        "4.2",
        "4.3",
        "4.4",
        "4.5",
        "7",
        .. AddressSections,
        .. PolicyRules.All,
        .. BackendRules.All,
        .. QuirkRules.All,
    ];

    [Test]
    public void Every_section_has_a_case() =>
        Assert.That(Sections.Except(GoldenCase.All.SelectMany(found => found.Rules)), Is.Empty);

    [Test]
    public void Every_quirk_has_a_case_or_a_test() =>
        Assert.That(QuirkRules.Tested.Except(QuirkRules.Descriptions), Is.Empty);

    [Test]
    public void Every_case_names_sections_there_are()
    {
        foreach (var found in GoldenCase.All)
        {
            Assert.That(found.Rules, Is.Not.Empty, found.ToString());
            Assert.That(found.Rules.Except(Sections), Is.Empty, found.ToString());
        }
    }
}
