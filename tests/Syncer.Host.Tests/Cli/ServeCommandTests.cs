// SPDX-License-Identifier: Apache-2.0

using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Grpc.Core;
using Krt;
using Syncer.Xds;

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
    public async Task Ends_streams_one_after_the_other_when_it_is_asked_to_end(CancellationToken cancellationToken)
    {
        using var folder = new TemporaryFolder();
        folder.Write("all.yaml", Manifest.GatewayClass, Manifest.Gateway("blue"));
        using var process = SyncerProcess.Start(
            "serve",
            "--manifests",
            folder.FullPath,
            "--xds-address",
            "127.0.0.1:0",
            "--xds-drain-period",
            "2"
        );
        var serving = (await process.ReadThroughAsync("What a proxy receives", cancellationToken))[0];
        var address = new Uri($"http://{serving[serving.LastIndexOf("127.0.0.1:", StringComparison.Ordinal)..]}");
        var connected = Enumerable.Range(0, 10).Select(_ => new TaskCompletionSource()).ToArray();
        var ends = connected.Select(proxy => EndOfStreamAsync(address, proxy, cancellationToken)).ToArray();
        await Task.WhenAll(connected.Select(proxy => proxy.Task)).WaitAsync(cancellationToken);

        var start = Stopwatch.GetTimestamp();
        var status = await process.InterruptAsync(cancellationToken);

        Assert.That(status, Is.Zero);
        var planned = await Task.WhenAll(ends);
        Assert.That(
            planned.Select(end => (end.Status.StatusCode, end.Status.Detail)),
            Is.All.EqualTo((StatusCode.Unavailable, "transport is closing"))
        );
        var times = planned.Select(end => Stopwatch.GetElapsedTime(start, end.At)).Order().ToArray();
        // By chance, within two seconds: that ten are this close to one another happens once in ten million times.
        Assert.That(times[^1] - times[0], Is.GreaterThan(TimeSpan.FromSeconds(0.25)));
    }

    /// <summary>Connects as a proxy, and stays until the stream ends.</summary>
    private static async Task<(Status Status, long At)> EndOfStreamAsync(
        Uri address,
        TaskCompletionSource connected,
        CancellationToken cancellationToken
    )
    {
        using var client = new DeltaXdsClient(
            new DeltaXdsClientOptions
            {
                Address = address,
                Gateway = new NamespacedName("default", "blue"),
                Reconnect = false,
            }
        );
        try
        {
            await foreach (var update in client.WatchAsync(cancellationToken))
            {
                if (update.Type == XdsResourceType.Resource)
                    connected.TrySetResult();
            }
            return (Status.DefaultSuccess, Stopwatch.GetTimestamp());
        }
        catch (RpcException end)
        {
            connected.TrySetResult();
            return (end.Status, Stopwatch.GetTimestamp());
        }
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
