// SPDX-License-Identifier: Apache-2.0

using Syncer.Host.Tests.Serving;

namespace Syncer.Host.Tests.Cli;

[CancelAfter(120_000)]
public sealed class XdsCommandTests
{
    private const string App = "default/app.default.svc.cluster.local";

    private static readonly string[] FirstColumn = ["TYPE", "Address", "Resource", "Resource", "Resource"];

    [Test]
    public async Task Prints_what_a_proxy_receives(CancellationToken cancellationToken)
    {
        await using var served = await ServedFolder.StartAsync(OneGateway, cancellationToken);

        var result = await SyncerProcess.RunAsync(cancellationToken, [.. Command(served), "--output", "json"]);

        Assert.That((result.ExitCode, result.Error), Is.EqualTo((0, "")));
        Assert.That($"{result.Json["gateway"]}", Is.EqualTo("default/blue"));
        Assert.That(
            result.Json["resources"]!.AsArray().Select(resource => $"{resource!["name"]}"),
            Is.EqualTo(["bind/8080/default/blue", "listener/default/blue.http", "route/default/blue-route.00.http"])
        );
        Assert.That(result.Json["resources"]![0]!["content"]!["bind"]!["port"]!.GetValue<int>(), Is.EqualTo(8080));
        Assert.That(result.Json["addresses"]!.AsArray().Select(resource => $"{resource!["name"]}"), Is.EqualTo([App]));
    }

    [Test]
    public async Task Prints_only_what_changes_while_watching(CancellationToken cancellationToken)
    {
        await using var served = await ServedFolder.StartAsync(OneGateway, cancellationToken);
        using var process = SyncerProcess.Start([.. Command(served), "--watch"]);

        var first = await process.ReadThroughAsync("Resource  route/", cancellationToken);
        Assert.That(first.Select(line => line.Split(' ')[0]), Is.EqualTo(FirstColumn));

        served.Write("route.yaml", Manifest.Route("blue-route", "blue", path: "/edited"));
        Assert.That(
            await process.Output.ReadLineAsync(cancellationToken),
            Does.Match("^\\+ route/default/blue-route.00.http  [0-9a-f]+$")
        );
        served.Delete("route.yaml");
        Assert.That(
            await process.Output.ReadLineAsync(cancellationToken),
            Is.EqualTo("- route/default/blue-route.00.http")
        );
        Assert.That(await process.InterruptAsync(cancellationToken), Is.Zero);
        Assert.That(await process.Output.ReadToEndAsync(cancellationToken), Is.Empty);
    }

    [Test]
    public async Task Fails_without_a_server(CancellationToken cancellationToken)
    {
        // A port that was free a moment ago.
        var served = await ServedFolder.StartAsync(OneGateway, cancellationToken);
        var address = served.Server.XdsAddress;
        await served.DisposeAsync();

        var result = await SyncerProcess.RunAsync(
            cancellationToken,
            "xds",
            "--address",
            $"{address}",
            "--gateway",
            "default/blue"
        );

        Assert.That((result.ExitCode, result.Output), Is.EqualTo((1, "")));
        Assert.That(result.ErrorLines.Single(), Does.Match($"^error: xDS server {address}: Unavailable: .*refused"));
    }

    private static string[] Command(ServedFolder served) =>
        ["xds", "--address", $"{served.Server.XdsAddress}", "--gateway", "default/blue"];

    private static void OneGateway(TemporaryFolder folder)
    {
        folder.Write("gateway.yaml", Manifest.GatewayClass, Manifest.Gateway("blue"), Manifest.Service("app"));
        folder.Write("route.yaml", Manifest.Route("blue-route", "blue"));
    }
}
