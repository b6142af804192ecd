// SPDX-License-Identifier: Apache-2.0

using System.Text.RegularExpressions;

namespace Krt.Core.Tests.Readme;

[CancelAfter(60_000)]
public sealed partial class ReadmeTests
{
    private static readonly string Readme = File.ReadAllText(PathOf("Krt.Core/README.md"));

    private static readonly string Snippets = OneLine(
        File.ReadAllText(PathOf("tests/Krt.Core.Tests/Readme/ReadmeSnippets.cs"))
    );

    [Test]
    public void Shows_only_code_that_is_compiled() =>
        Assert.That(
            BlocksOf("csharp").Where(block => !Snippets.Contains(OneLine(block), StringComparison.Ordinal)),
            Is.Empty
        );

    [TestCase(nameof(ReadmeSnippets.DeriveAsync))]
    [TestCase(nameof(ReadmeSnippets.ReadAsync))]
    [TestCase(nameof(ReadmeSnippets.TriggerAsync))]
    [TestCase(nameof(ReadmeSnippets.ScopeAsync))]
    public async Task Shows_what_the_code_prints(string snippet)
    {
        await using var output = new StringWriter { NewLine = "\n" };

        await (
            snippet switch
            {
                nameof(ReadmeSnippets.DeriveAsync) => ReadmeSnippets.DeriveAsync(output),
                nameof(ReadmeSnippets.ReadAsync) => ReadmeSnippets.ReadAsync(output),
                nameof(ReadmeSnippets.TriggerAsync) => ReadmeSnippets.TriggerAsync(output),
                _ => ReadmeSnippets.ScopeAsync(output),
            }
        );

        Assert.That(BlocksOf("text").Select(block => block.TrimEnd()), Has.One.EqualTo(output.ToString().TrimEnd()));
    }

    [Test]
    public async Task Shows_how_to_observe()
    {
        await using var output = new StringWriter { NewLine = "\n" };

        await ReadmeSnippets.ObserveAsync(output);

        Assert.That(output.ToString(), Does.Contain("a is absent\na is one\n"));
    }

    private static string[] BlocksOf(string language) =>
        [
            .. Blocks()
                .Matches(Readme)
                .Where(match => match.Groups["language"].Value == language)
                .Select(match => match.Groups["text"].Value),
        ];

    private static string OneLine(string code) => Whitespace().Replace(code, " ").Trim();

    private static string PathOf(string path)
    {
        var directory = new DirectoryInfo(TestContext.CurrentContext.TestDirectory);
        while (!File.Exists(Path.Combine(directory.FullName, "Syncer.sln")))
            directory = directory.Parent!;
        return Path.Combine(directory.FullName, path);
    }

    [GeneratedRegex(@"```(?<language>\w+)\n(?<text>.*?)```", RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Blocks();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Whitespace();
}
