// SPDX-License-Identifier: Apache-2.0

using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace TestKit.PeerGoldens;

/// <summary>Runs <c>tests/check-peer-goldens</c> with a comparison whose outcome each test decides.</summary>
[Parallelizable(ParallelScope.All)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class CheckPeerGoldensTests : IDisposable
{
    private readonly DirectoryInfo _shared = Directory.CreateTempSubdirectory("peer-goldens-");

    private string List => Path.Combine(_shared.FullName, "list.txt");

    public void Dispose() => _shared.Delete(recursive: true);

    [Test]
    public void Passes_when_exactly_the_listed_cases_pass()
    {
        Arrange(listed: ["routes/a", "routes/b"], passing: ["routes/a", "routes/b"], failing: ["routes/c"]);

        Assert.That(Run(), Is.EqualTo((0, "2 of 3 cases pass, 0 differ from the list")));
    }

    [Test]
    public void Fails_and_says_why_when_a_listed_case_fails()
    {
        Arrange(listed: ["routes/a", "routes/b"], passing: ["routes/a"], failing: ["routes/b"]);

        Assert.That(Run(), Is.EqualTo((1, "routes/b is listed but fails: resources: want 1, got 2")));
    }

    [Test]
    public void Fails_when_an_unlisted_case_passes()
    {
        Arrange(listed: [], passing: ["routes/a"], failing: ["routes/b"]);

        var (status, firstLine) = Run();

        Assert.That(status, Is.EqualTo(1));
        Assert.That(firstLine, Does.StartWith("routes/a passes but is not listed"));
    }

    [TestCase("routes/gone", "routes/gone is no case")]
    [TestCase("routes/a", "routes/a is listed twice or out of order")]
    public void Fails_when_the_list_is_wrong(string also, string expected)
    {
        Arrange(listed: ["routes/a", also], passing: ["routes/a"], failing: []);

        Assert.That(Run(), Is.EqualTo((1, expected)));
    }

    [Test]
    public void Fails_when_the_comparison_breaks_off()
    {
        Arrange(listed: ["routes/a"], passing: ["routes/a"], failing: []);
        File.WriteAllText(Path.Combine(_shared.FullName, "tools", "compare-goldens"), "print('routes: 1 of 1')");

        Assert.That(Run().Status, Is.EqualTo(1));
    }

    [Test]
    public void Rewrites_the_list_and_keeps_its_comments_when_updating()
    {
        Arrange(listed: ["routes/b"], passing: ["routes/c", "routes/a"], failing: ["routes/b"]);

        Assert.That(Run("--update").Status, Is.Zero);

        Assert.That(File.ReadAllText(List), Is.EqualTo("# comment\nroutes/a\nroutes/c\n"));
    }

    [Test]
    public void Skips_when_there_are_no_cases()
    {
        Assert.That(Run(), Is.EqualTo((0, $"skipped: no cases in {_shared.FullName}/goldens")));
    }

    private void Arrange(string[] listed, string[] passing, string[] failing)
    {
        foreach (var name in passing.Concat(failing))
        {
            _shared.CreateSubdirectory($"goldens/{name}");
        }
        var output = failing.Select(name =>
            $"--- {name}\n    resources: want 1, got 2\n    addresses: want 3, got 4\n"
        );
        _shared.CreateSubdirectory("tools");
        File.WriteAllText(
            Path.Combine(_shared.FullName, "tools", "compare-goldens"),
            $"print('''{string.Concat(output)}{passing.Length} passed, {failing.Length} failed''')"
        );
        File.WriteAllText(List, string.Join('\n', ["# comment", .. listed]));
    }

    private (int Status, string? FirstLine) Run(params string[] options)
    {
        var start = new ProcessStartInfo("python3") { RedirectStandardOutput = true, RedirectStandardError = true };
        string[] arguments = [Script(), "--shared", _shared.FullName, "--list", List, .. options, "--", "translate"];
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }
        try
        {
            using var script = Process.Start(start)!;
            var lines = script.StandardOutput.ReadToEnd().Split('\n');
            script.WaitForExit();
            return (script.ExitCode, lines[0]);
        }
        catch (Win32Exception)
        {
            Assert.Ignore("python3 is not installed");
            throw;
        }
    }

    private static string Script([CallerFilePath] string source = "") =>
        Path.GetFullPath("../../check-peer-goldens", Path.GetDirectoryName(source)!);
}
