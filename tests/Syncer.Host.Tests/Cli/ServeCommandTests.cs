// SPDX-License-Identifier: Apache-2.0

using System.Net;
using System.Net.Sockets;

namespace Syncer.Host.Tests.Cli;

[CancelAfter(120_000)]
public sealed class ServeCommandTests
{
    [Test]
    public async Task Says_what_it_serves_until_it_is_interrupted(CancellationToken cancellationToken)
    {
        using var folder = new TemporaryFolder();
        folder.Write(
            "all.yaml",
            Manifest.GatewayClass,
            Manifest.Gateway("blue"),
            Manifest.Route("a", "blue"),
            Manifest.Route("b", "blue"),
            Manifest.Service("app")
        );
        using var process = SyncerProcess.Start(
            "serve",
            "--manifests",
            folder.FullPath,
            "--xds-address",
            "127.0.0.1:0"
        );

        var lines = await process.ReadThroughAsync("What a proxy receives", cancellationToken);

        Assert.That(lines[0], Does.StartWith($"Serving {folder.FullPath} over delta xDS on 127.0.0.1:"));
        Assert.That(
            lines[1..3],
            Is.EqualTo(["  gateway default/blue: 1 bind, 1 listener, 2 routes", "  every gateway: 1 address"])
        );
        var command = lines[^1][(lines[^1].IndexOf(": ", StringComparison.Ordinal) + 2)..];
        var received = await SyncerProcess.RunAsync(
            cancellationToken,
            command.Replace(" --watch", "", StringComparison.Ordinal).Split(' ')
        );
        Assert.That(received.Output, Does.Contain("bind/8080/default/blue"));
        Assert.That(await process.InterruptAsync(cancellationToken), Is.Zero);
    }

    [Test]
    public async Task Fails_on_a_port_in_use(CancellationToken cancellationToken)
    {
        using var folder = new TemporaryFolder();
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();

        var result = await SyncerProcess.RunAsync(
            cancellationToken,
            "serve",
            "--manifests",
            folder.FullPath,
            "--xds-address",
            $"{other.LocalEndpoint}"
        );

        Assert.That((result.ExitCode, result.Output), Is.EqualTo((1, "")));
        Assert.That(
            result.ErrorLines.Single(),
            Is.EqualTo($"error: xDS cannot be served on {other.LocalEndpoint}: Address already in use")
        );
    }
}
