// SPDX-License-Identifier: Apache-2.0

using System.Text.RegularExpressions;
using Syncer.Host.Tests.Cli;

namespace Syncer.Host.Tests;

[CancelAfter(120_000)]
public sealed partial class TroubleshootingTests
{
    private const string Program = "dotnet run --project Syncer.Host -- ";

    private static IEnumerable<TestCaseData> Examples =>
        Example
            .Matches(File.ReadAllText(Checkout.PathOf("docs", "troubleshooting.md")))
            .Select(example =>
                new TestCaseData(example.Groups["command"].Value, example.Groups["output"].Value).SetName(
                    $"Shows_what_is_printed by {example.Groups["command"].Value}"
                )
            );

    [TestCaseSource(nameof(Examples))]
    public async Task Shows_what_is_printed(string command, string output)
    {
        var arguments = command.Split(' ');

        var result = await SyncerProcess.RunAsync(CancellationToken.None, arguments);

        Assert.That(result.Error, Is.Empty);
        Assert.That(WithoutEpochs(output), Is.EqualTo(WithoutEpochs(result.Output)));
    }

    [Test]
    public void Shows_the_three_commonest_questions_and_more() =>
        Assert.That(Examples.Count(), Is.GreaterThanOrEqualTo(7));

    // How many epochs a start takes says nothing about an object, and changes with the number of kinds.
    private static string WithoutEpochs(string text) => Epoch.Replace(text, "at epoch N");

    [GeneratedRegex(@"at epoch \d+")]
    private static partial Regex Epoch { get; }

    [GeneratedRegex($"```sh\n{Program}(?<command>[^\n]+)\n```\n\n```text\n(?<output>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Example { get; }
}
