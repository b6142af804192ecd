// SPDX-License-Identifier: Apache-2.0

using System.Text;
using VerifyNUnit;
using VerifyTests;

namespace TestKit.VerifyShim;

[Parallelizable(ParallelScope.All)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class VerifierTests : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("verifier-");

    private string Verified => Path.Combine(_directory.FullName, "case.verified.txt");
    private string Received => Path.Combine(_directory.FullName, "case.received.txt");

    [OneTimeSetUp]
    public static void WriteNoByteOrderMark() => VerifierSettings.UseUtf8NoBom();

    public void Dispose() => _directory.Delete(recursive: true);

    [Test]
    public async Task Passes_and_removes_the_received_file_when_the_texts_are_equal()
    {
        await File.WriteAllTextAsync(Verified, "a\nb\n");
        await File.WriteAllTextAsync(Received, "left by an earlier run");

        await Verify("a\nb\n");

        Assert.That(Received, Does.Not.Exist);
    }

    [Test]
    public async Task Leaves_the_received_text_when_the_texts_differ()
    {
        await File.WriteAllTextAsync(Verified, "a\nb\nc\n");

        await Assert.ThatAsync(
            async () => await Verify("a\nB\nc\n"),
            Throws.Exception.With.Message.Contains("case.received.txt")
        );

        Assert.That(await File.ReadAllTextAsync(Received), Is.EqualTo("a\nB\nc\n"));
        Assert.That(await File.ReadAllTextAsync(Verified), Is.EqualTo("a\nb\nc\n"));
    }

    [Test]
    public async Task Fails_when_only_the_final_newline_differs()
    {
        await File.WriteAllTextAsync(Verified, "a");

        await Assert.ThatAsync(async () => await Verify("a\n"), Throws.Exception);
    }

    [Test]
    public async Task Compares_line_feeds_when_the_text_has_carriage_returns()
    {
        await File.WriteAllTextAsync(Verified, "a\nb\n");

        await Verify("a\r\nb\r\n");
    }

    [Test]
    public async Task Writes_the_verified_file_without_byte_order_mark_when_accepting()
    {
        await Verify("é\r\n").AutoVerify();

        Assert.That(await File.ReadAllBytesAsync(Verified), Is.EqualTo(Encoding.UTF8.GetBytes("é\n")));
        Assert.That(Received, Does.Not.Exist);
    }

    [Test]
    public async Task Scrubs_lines_before_comparing()
    {
        await File.WriteAllTextAsync(Verified, "kept\ntime: <scrubbed>\n");

        await Verify("kept\ntime: 12:30\nnoise\n")
            .ScrubLines(line => line == "noise")
            .ScrubLinesWithReplace(line =>
                line.StartsWith("time:", StringComparison.Ordinal) ? "time: <scrubbed>" : line
            );
    }

    [Test]
    public async Task Refuses_a_second_verification_of_the_same_file()
    {
        await File.WriteAllTextAsync(Verified, "a");
        await Verify("a");

        await Assert.ThatAsync(async () => await Verify("a"), Throws.Exception);
        await Verify("a").DisableRequireUniquePrefix();
    }

    [Test]
    public async Task Keeps_the_file_beside_the_source_when_no_directory_is_set()
    {
        var besides = Path.Combine(_directory.FullName, "GoldenTests.cs");
        await File.WriteAllTextAsync(Verified, "a");

        await Verifier.Verify("a", "txt", settings: null, besides).UseFileName("case");
    }

    [Test]
    public async Task Leaves_the_given_settings_alone_when_the_task_changes_its_own()
    {
        var settings = new VerifySettings();
        settings.UseDirectory(_directory.FullName);
        await File.WriteAllTextAsync(Verified, "a");

        await Verifier.Verify("a", settings).UseFileName("case");

        Assert.That(() => settings.UseMethodName("NotRefused"), Throws.Nothing);
    }

    private SettingsTask Verify(string text) =>
        Verifier.Verify(text).UseDirectory(_directory.FullName).UseFileName("case");
}
