// SPDX-License-Identifier: Apache-2.0

namespace Architecture.BannedSymbols;

[Parallelizable(ParallelScope.All)]
public sealed class BannedSymbolsTests
{
    [Test]
    public void Every_banned_symbol_exists_and_says_what_to_do_instead()
    {
        var symbols = Repository.Files("*BannedSymbols*.txt").SelectMany(BannedSymbol.Parse).ToList();

        Assert.That(symbols, Is.Not.Empty);
        Assert.That(symbols.Where(s => string.IsNullOrWhiteSpace(s.Message)), Is.Empty);
        Assert.That(symbols.Where(s => !s.Exists()), Is.Empty);
    }

    [TestCase("T:System.IO.Fill")]
    [TestCase("N:System.Net.Htp")]
    [TestCase("P:System.DateTime.Tomorrow")]
    [TestCase("M:System.Threading.Thread.Sleep(System.String)")]
    [TestCase("M:System.Threading.Thread.Slumber(System.Int32)")]
    [TestCase("X:System.IO.File")]
    public void Misspelt_symbols_do_not_exist(string id) => Assert.That(new BannedSymbol(id, null).Exists(), Is.False);

    [Test]
    public async Task Banned_symbols_break_the_build_of_a_shipped_project()
    {
        using var project = new ProbeProject("Syncer.Translation");
        string[] source =
        [
            "using System.Net.Sockets;",
            "namespace Syncer.Translation;",
            "internal static class Probe",
            "{",
            "    internal static async Task RunAsync(CancellationToken cancellationToken)",
            "    {",
            "        _ = DateTime.Now; // banned",
            "        _ = DateTimeOffset.UtcNow; // banned",
            "        Thread.Sleep(1); // banned",
            "        await Task.Delay(1, cancellationToken); // banned",
            "        _ = new HttpClient(); // banned",
            "        _ = File.Exists(\"a\"); // banned",
            "        _ = Environment.ProcessId; // banned",
            "        _ = TimeProvider.System; // banned",
            "        _ = new Socket(SocketType.Stream, ProtocolType.Tcp); // banned",
            "        _ = new DateTime(2020, 1, 1);",
            "        _ = new MemoryStream();",
            "    }",
            "}",
        ];

        var errors = await project.BuildAsync(source);

        Assert.That(
            errors.Where(error => error.Id == "RS0030").Select(error => source[error.Line - 1].Trim()).Distinct(),
            Is.EquivalentTo(source.Where(line => line.EndsWith("// banned")).Select(line => line.Trim()))
        );
    }
}
