// SPDX-License-Identifier: Apache-2.0

using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using Syncer.Host.Settings;
using Syncer.Host.Tests.Cli;
using Syncer.Host.Tests.Serving;
using Syncer.Host.Tests.Snippets;

namespace Syncer.Host.Tests;

[CancelAfter(120_000)]
public sealed partial class ReadmeTests
{
    private static readonly string Readme = File.ReadAllText(Checkout.PathOf("README.md"));

    [TestCase("EngineSnippet.cs")]
    [TestCase("SyncerSnippet.cs")]
    public void Shows_code_that_is_compiled(string file) =>
        Assert.That(BlocksOf("csharp"), Has.One.EqualTo(SnippetOf(file)));

    [Test]
    public void Shows_no_other_code() => Assert.That(BlocksOf("csharp"), Has.Length.EqualTo(2));

    [Test]
    public async Task Shows_what_the_code_of_the_engine_prints()
    {
        await using var output = new StringWriter { NewLine = "\n" };

        await EngineSnippet.RunAsync(output);

        Assert.That(BlocksOf("text"), Has.One.EqualTo(output.ToString()));
    }

    [Test]
    public async Task Shows_code_of_the_syncer_that_serves(CancellationToken cancellationToken)
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        var address = (IPEndPoint)probe.LocalEndpoint;
        probe.Stop();

        await SyncerSnippet.RunAsync(
            address,
            async () =>
            {
                await using var proxy = new Proxy(address, "edge", cancellationToken);
                await proxy.ConnectAsync();
                Assert.That(proxy.Resources, Is.EqualTo(["bind/80/default/edge", "listener/default/edge.http"]));
            }
        );
    }

    [Test]
    public async Task Shows_what_serve_prints(CancellationToken cancellationToken)
    {
        using var process = SyncerProcess.Start(
            "serve",
            "--manifests",
            "examples/http-route",
            "--xds-address",
            "127.0.0.1:0"
        );

        var lines = await process.ReadThroughAsync("Ctrl+C", cancellationToken);

        var port = lines[0].Split(':')[^1];
        var output = string.Concat(
            lines.Select(line => $"{line.Replace($":{port}", ":9978", StringComparison.Ordinal)}\n")
        );
        Assert.That(BlocksOf("text"), Has.One.EqualTo(output));
    }

    [Test]
    public async Task Shows_what_a_proxy_receives(CancellationToken cancellationToken)
    {
        var route = "";
        await using var served = await ServedFolder.StartAsync(
            folder =>
            {
                foreach (var file in Directory.GetFiles(Checkout.PathOf("examples", "http-route"), "*.yaml"))
                    File.Copy(file, folder.PathOf(Path.GetFileName(file)));
                route = File.ReadAllText(folder.PathOf("route.yaml"));
            },
            cancellationToken
        );
        using var process = SyncerProcess.Start(
            "xds",
            "--address",
            $"{served.Server.XdsAddress}",
            "--gateway",
            "default/agent-gateway",
            "--watch"
        );

        var lines = await process.ReadThroughAsync("Resource  route/", cancellationToken);
        served.Write("route.yaml", route.Replace("value: /\n", "value: /anything\n", StringComparison.Ordinal));
        var edited = await process.ReadThroughAsync("+ ", cancellationToken);
        served.Delete("route.yaml");
        var deleted = await process.ReadThroughAsync("- ", cancellationToken);

        var output = string.Concat(lines.Concat(edited).Concat(deleted).Select(line => $"{line}\n"));
        Assert.That(BlocksOf("text"), Has.One.EqualTo(output));
    }

    [Test]
    public async Task Shows_what_translate_prints(CancellationToken cancellationToken)
    {
        var result = await SyncerProcess.RunAsync(
            cancellationToken,
            "translate",
            "--file",
            "examples/http-route",
            "--output",
            "table"
        );

        Assert.That(BlocksOf("text"), Has.One.EqualTo(result.Output));
    }

    [Test]
    public async Task Lists_every_option_of_the_commands(
        [Values("serve", "translate", "xds", "config print", "explain", "diff", "graph", "validate")] string command,
        CancellationToken cancellationToken
    )
    {
        var help = await SyncerProcess.RunAsync(cancellationToken, [.. command.Split(' '), "--help"]);
        var row = Readme.Split('\n').Single(line => line.StartsWith($"| `{command}` |", StringComparison.Ordinal));

        Assert.That(
            Options.Matches(row).Select(option => option.Value).Order(),
            Is.EqualTo(
                Options
                    .Matches(help.Output)
                    .Select(option => option.Value)
                    .Except(SettingCatalogue.All.Select(setting => setting.Flag).Append("--help"))
                    .Distinct()
                    .Order()
            )
        );
    }

    [Test]
    public void Links_to_files_that_exist()
    {
        var targets = Link.Matches(Readme)
            .Select(link => link.Groups["target"].Value)
            .Where(target => !target.Contains(':', StringComparison.Ordinal))
            .ToArray();

        Assert.That(targets, Is.Not.Empty);
        Assert.That(targets.Where(target => !Path.Exists(Checkout.PathOf(target))), Is.Empty);
    }

    [GeneratedRegex(@"\[[^\]]*\]\((?<target>[^)#]+)[^)]*\)")]
    private static partial Regex Link { get; }

    [GeneratedRegex(@"(?<![\w-])--[a-z][a-z-]+")]
    private static partial Regex Options { get; }

    private static string[] BlocksOf(string language) => MarkdownPage.BlocksOf(Readme, language);

    private static string SnippetOf(string file) => MarkdownPage.SnippetOf(file);
}
