// SPDX-License-Identifier: Apache-2.0

using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Syncer.Host.Pipeline;
using Syncer.Host.Settings;
using Syncer.Host.Tests.Cli;
using Syncer.Host.Tests.Deployment.Helm;
using Syncer.Host.Tests.Serving;
using Syncer.Host.Tests.Snippets;
using Syncer.Translation.Plugins;
using Syncer.Translation.Status;

namespace Syncer.Host.Tests;

/// <summary>Pages say nothing that is not so: what they tell people to type is run, and what they show is compared.</summary>
[CancelAfter(120_000)]
public sealed partial class DocsTests
{
    private const string Program = "dotnet run --project Syncer.Host -- ";

    private static IEnumerable<string> Pages =>
        Directory.GetFiles(Checkout.PathOf("docs"), "*.md").Select(path => Path.GetFileName(path)).Order();

    [TestCase("getting-started.md")]
    [TestCase("operations.md")]
    public async Task Show_commands_that_work(string page, CancellationToken cancellationToken)
    {
        var blocks = MarkdownPage.Blocks(Read(page)).ToArray();
        foreach (var (index, (_, text)) in blocks.Index().Where(block => block.Item.Language == "sh"))
        {
            foreach (var command in text.Split('\n')[..^1])
            {
                if (command.StartsWith(Program, StringComparison.Ordinal))
                    await CheckAsync(
                        command[Program.Length..].Split(' '),
                        index + 1 < blocks.Length && blocks[index + 1].Language == "text"
                            ? blocks[index + 1].Text
                            : null,
                        cancellationToken
                    );
                else
                    await CheckOtherAsync(command, cancellationToken);
            }
        }
    }

    [Test]
    public async Task Show_code_that_is_compiled_and_runs(CancellationToken cancellationToken)
    {
        Assert.That(
            MarkdownPage.BlocksOf(Read("embedding.md"), "csharp"),
            Is.EqualTo([MarkdownPage.SnippetOf("ServerSnippet.cs")])
        );
        using var folder = new TemporaryFolder();
        folder.Write(
            "all.yaml",
            Manifest.GatewayClass.Replace("agentgateway.dev/agentgateway", "example.com/controller"),
            Manifest.Gateway("blue")
        );
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var served = Array.Empty<string>();
        await ServerSnippet.RunAsync(
            folder.FullPath,
            server =>
            {
                var proxy = new Proxy(server.XdsAddress, "blue", cancellationToken);
                proxy.ConnectAsync().Wait(cancellationToken);
                served = [.. proxy.Resources];
                proxy.DisposeAsync().AsTask().Wait(cancellationToken);
                stop.Cancel();
            },
            stop.Token
        );
        Assert.That(served, Is.EqualTo(["bind/8080/default/blue", "listener/default/blue.http"]));
    }

    [Test]
    public async Task List_the_features_that_the_GatewayClass_claims()
    {
        await using var served = await ServedFolder.StartAsync(
            target => target.Write("all.yaml", Manifest.GatewayClass),
            CancellationToken.None
        );
        var status = served
            .Server.Pipeline.Engine.TakeSnapshot()
            .Of(served.Server.Pipeline.Outputs.Statuses)
            .Values.Single(status => status.Key.Kind == "GatewayClass");
        var claimed = Feature.Matches(JsonOf(status)).Select(feature => feature.Groups["name"].Value);

        Assert.That(
            ClaimedRow.Matches(Read("features.md")).Select(row => row.Groups["name"].Value),
            Is.EqualTo(claimed)
        );
    }

    [Test]
    public void List_the_kinds_that_are_read()
    {
        var listed =
            from row in KindsRow.Matches(Read("features.md"))
            from kind in row.Groups["kinds"].Value.Split(", ")
            select $"{kind.Trim('`')}.{row.Groups["group"].Value}";

        Assert.That(
            listed.Order(),
            Is.EqualTo(
                SyncerKinds
                    .With(PluginSet.BuiltIn)
                    .Where(kind => kind.Group is not ("" or "gateway.networking.k8s.io" or "discovery.k8s.io"))
                    .Select(kind => $"{kind.Kind}.{kind.Group}")
                    .Order()
            )
        );
    }

    [Test]
    public void List_the_ports_of_the_settings() =>
        Assert.That(
            PortRow
                .Matches(Read("operations.md"))
                .Select(row => (row.Groups["setting"].Value, row.Groups["port"].Value)),
            Is.EquivalentTo(
                SettingCatalogue
                    .All.Where(setting => setting.Name.EndsWith("Address", StringComparison.Ordinal))
                    .Select(setting => (setting.Name, $"{setting.Default}".Split(':')[^1]))
            )
        );

    [Test]
    public void Show_values_that_the_chart_takes()
    {
        var chart = new HelmChart(Checkout.PathOf("deploy", "helm", "krt-syncer"));
        var blocks = MarkdownPage.BlocksOf(Read("getting-started.md"), "yaml");

        Assert.That(blocks, Is.Not.Empty);
        foreach (var values in blocks)
            Assert.That(
                chart.Render(values, "krt-syncer", "krt-syncer")["NOTES.txt"],
                Does.Contain("default/agent-gateway")
            );
    }

    [Test]
    public void Link_to_what_exists([ValueSource(nameof(Pages))] string page)
    {
        var missing = Link.Matches(Read(page))
            .Select(link => link.Groups["target"].Value)
            .Where(target => !target.Contains("://", StringComparison.Ordinal))
            .Where(target => !Path.Exists(Path.Combine(Checkout.PathOf("docs"), target)));

        Assert.That(missing, Is.Empty);
    }

    /// <summary>Commands that end are run to their end; of those that stay it is looked at whether their options exist.</summary>
    private static async Task CheckAsync(string[] arguments, string? output, CancellationToken cancellationToken)
    {
        // What needs a server that runs is not run either.
        var isStaying =
            arguments[0] is "serve" or "xds"
            || arguments.Any(word => word == "--admin" || word.StartsWith("http://", StringComparison.Ordinal));
        var result = await SyncerProcess.RunAsync(cancellationToken, isStaying ? [arguments[0], "--help"] : arguments);

        Assert.That(result.ExitCode, Is.Zero, result.Error);
        if (isStaying)
        {
            foreach (var option in arguments.Where(word => word.StartsWith("--", StringComparison.Ordinal)))
                Assert.That(result.Output, Does.Contain(option));
        }
        else if (output is not null)
            Assert.That(result.Output, Is.EqualTo(output));
        AssertPathsExist(arguments);
    }

    private static async Task CheckOtherAsync(string command, CancellationToken cancellationToken)
    {
        var words = command.Split(' ');
        Assert.That(words[0], Is.AnyOf("curl", "kubectl", "docker", "helm", "dotnet"), command);
        if (words is ["dotnet", "publish", var project, ..])
            Assert.That(Directory.Exists(Checkout.PathOf(project)), command);
        if (words[0] == "curl")
            await AskAsync(words, cancellationToken);
        AssertPathsExist(words);
    }

    /// <summary>Sends the request to a server of its own; the port in the address is the default of a setting.</summary>
    private static async Task AskAsync(string[] words, CancellationToken cancellationToken)
    {
        using var folder = new TemporaryFolder();
        await using var server = await DocumentedServer.StartAsync(folder, cancellationToken);
        var asked = new Uri(words[^1].Trim('\''));
        var method = words is ["curl", "--request", var name, _] ? new HttpMethod(name) : HttpMethod.Get;
        using var http = new HttpClient(new SocketsHttpHandler());
        using var request = new HttpRequestMessage(
            method,
            new Uri($"http://{DocumentedServer.AddressOf(server, asked.Port)}{asked.PathAndQuery}")
        );
        using var response = await http.SendAsync(request, cancellationToken);

        Assert.That(response.IsSuccessStatusCode, Is.True, $"{string.Join(' ', words)}: {response.StatusCode}");
    }

    private static void AssertPathsExist(IEnumerable<string> words) =>
        Assert.That(
            words
                .Where(word =>
                    word.StartsWith("examples/", StringComparison.Ordinal)
                    || word == "deploy"
                    || word.StartsWith("deploy/", StringComparison.Ordinal)
                )
                .Where(word => !Path.Exists(Checkout.PathOf(word))),
            Is.Empty
        );

    private static string JsonOf(ObjectStatus status)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
            status.Body.WriteTo(writer);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static string Read(string page) => File.ReadAllText(Checkout.PathOf("docs", page));

    [GeneratedRegex(@"\{""name"":""(?<name>\w+)""\}")]
    private static partial Regex Feature { get; }

    [GeneratedRegex(@"(?m)^\| `(?<name>\w+)` \| yes \|")]
    private static partial Regex ClaimedRow { get; }

    [GeneratedRegex(@"(?m)^\| [^|]*\(`(?<group>[a-z0-9.]+)`\) \| (?<kinds>[^|]+) \|")]
    private static partial Regex KindsRow { get; }

    [GeneratedRegex(@"(?m)^\| (?<port>\d+) \| `(?<setting>\w+)` \|")]
    private static partial Regex PortRow { get; }

    [GeneratedRegex(@"\]\((?<target>[^)#]+)[^)]*\)")]
    private static partial Regex Link { get; }
}
