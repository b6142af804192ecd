// SPDX-License-Identifier: Apache-2.0

using Krt.Kubernetes.Api;
using Krt.Kubernetes.Api.Access;

namespace Krt.Kubernetes.Cluster;

/// <summary>What a network may do to watches; after each of it everything is as it is after a fresh start.</summary>
[CancelAfter(240_000)]
public sealed class ConnectionFaultTests
{
    private static readonly ClusterSourceOptions Impatient = new()
    {
        WatchTimeout = TimeSpan.FromMinutes(5),
        MaxRetryDelay = TimeSpan.FromMilliseconds(200),
    };

    private ProxiedServer? _proxied;

    private ProxiedServer Proxied => _proxied!;

    [OneTimeSetUp]
    public async Task StartServerAsync() => _proxied = await ProxiedServer.StartAsync();

    [OneTimeTearDown]
    public async Task StopServerAsync()
    {
        if (_proxied is not null)
            await _proxied.DisposeAsync();
    }

    [SetUp]
    public async Task SetWidgetsAsync()
    {
        await Proxied.Objects.DeleteWidgetsAsync();
        await Proxied.Objects.SetWidgetAsync("a", 1);
        await Proxied.Objects.SetWidgetAsync("b", 2);
    }

    [Test]
    public async Task Goes_on_from_where_it_was_when_connections_are_reset()
    {
        await using var cluster = FollowedCluster.Start(Proxied.ProxiedKubeconfig, Impatient);
        await cluster.UntilWidgetsAsync("a=1 b=2");
        cluster.TakeChanges();

        for (var round = 0; round < 3; round++)
        {
            Proxied.Proxy.Reset();
            await Proxied.Objects.SetWidgetAsync("a", 10 + round);
            await cluster.UntilWidgetsAsync($"a={10 + round} b=2");
        }
        await Proxied.Objects.DeleteWidgetAsync("b");
        Proxied.Proxy.Reset();
        await cluster.UntilWidgetsAsync("a=12");

        Assert.That(cluster.TakeChanges(), Is.EqualTo(["Update a", "Update a", "Update a", "Delete b"]));
        Assert.That(cluster.Logged, Has.None.Contains("listed again"));
        await cluster.AssertSameAsFreshAsync(Proxied.Server.Kubeconfig);
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Reads_everything_although_connections_are_cut_in_the_middle_of_objects(bool streamLists)
    {
        for (var i = 0; i < 40; i++)
            await Proxied.Objects.SetWidgetAsync(
                $"w{i:00}",
                $$"""{"size": {{i}}, "color": "{{new string('x', 2000)}}"}"""
            );
        // The first ones end in the handshake, later ones in the list, here or there.
        Proxied.Proxy.CutAfter = number => 1_000 + 9_777 * number;
        await using var cluster = FollowedCluster.Start(
            Proxied.ProxiedKubeconfig,
            Impatient with
            {
                StreamLists = streamLists,
                PageSize = 7,
            }
        );

        await cluster.UntilSyncedAsync();
        await Proxied.Objects.SetWidgetAsync("a", 3);
        Proxied.Proxy.CutAfter = _ => long.MaxValue;

        await cluster.AssertSameAsFreshAsync(Proxied.Server.Kubeconfig);
        Assert.That(cluster.Logged, Has.None.Contains("cannot be read"));
    }

    [TestCase(1)]
    [TestCase(60)]
    public async Task Notices_connections_that_are_dead_without_being_closed(int watchTimeout)
    {
        var options = Impatient with { WatchTimeout = TimeSpan.FromSeconds(watchTimeout), WatchSlack = TimeSpan.Zero };
        using var client = new ApiClient(
            ClusterAccess.FromKubeconfig(Proxied.ProxiedKubeconfig),
            new ApiClientOptions { PingInterval = TimeSpan.FromSeconds(1), RequestTimeout = TimeSpan.FromSeconds(5) }
        );
        await using var cluster = FollowedCluster.Start(client, options);
        await cluster.UntilWidgetsAsync("a=1 b=2");

        Proxied.Proxy.Stall();
        await Proxied.Objects.SetWidgetAsync("b", 3);
        await Proxied.Objects.DeleteWidgetAsync("a");

        await cluster.UntilWidgetsAsync("b=3");
        await cluster.AssertSameAsFreshAsync(Proxied.Server.Kubeconfig);
    }

    [Test]
    public async Task Waits_for_a_slow_server()
    {
        Proxied.Proxy.Delay = TimeSpan.FromMilliseconds(300);
        try
        {
            await using var cluster = FollowedCluster.Start(Proxied.ProxiedKubeconfig, Impatient);
            await cluster.UntilWidgetsAsync("a=1 b=2");
            await Proxied.Objects.SetWidgetAsync("a", 4);
            await cluster.UntilWidgetsAsync("a=4 b=2");

            Assert.That(cluster.Logged, Has.None.Contains("cannot be followed"));
            await cluster.AssertSameAsFreshAsync(Proxied.Server.Kubeconfig);
        }
        finally
        {
            Proxied.Proxy.Delay = TimeSpan.Zero;
        }
    }

    [Test]
    public async Task Opens_a_watch_again_that_the_server_ends()
    {
        await using var cluster = FollowedCluster.Start(
            Proxied.ProxiedKubeconfig,
            Impatient with
            {
                WatchTimeout = TimeSpan.FromSeconds(1),
            }
        );
        await cluster.UntilWidgetsAsync("a=1 b=2");

        for (var i = 0; i < 8; i++)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(400));
            await Proxied.Objects.SetWidgetAsync("a", i);
        }
        await cluster.UntilWidgetsAsync("a=7 b=2");

        Assert.That(cluster.Logged, Has.None.Contains("cannot be followed"));
        await cluster.AssertSameAsFreshAsync(Proxied.Server.Kubeconfig);
    }

    [Test]
    public async Task Follows_with_a_token_that_is_replaced()
    {
        var folder = Directory.CreateTempSubdirectory("token");
        try
        {
            var token = Path.Combine(folder.FullName, "token");
            var kubeconfig = Path.Combine(folder.FullName, "kubeconfig");
            var content = await File.ReadAllTextAsync(Proxied.ProxiedKubeconfig);
            var valid = content.Split('\n').Single(line => line.Contains(" token: ", StringComparison.Ordinal));
            await File.WriteAllTextAsync(
                kubeconfig,
                content.Replace(valid, "    tokenFile: token", StringComparison.Ordinal)
            );
            await File.WriteAllTextAsync(token, "expired");
            using var client = new ApiClient(ClusterAccess.FromKubeconfig(kubeconfig, "fixture-token"));
            await using var cluster = FollowedCluster.Start(client, Impatient);
            await cluster.UntilLoggedAsync("widgets.example.com cannot be followed: Unauthorized");

            await File.WriteAllTextAsync(token, valid.Split(':')[1].Trim());
            await cluster.UntilWidgetsAsync("a=1 b=2");
            await File.WriteAllTextAsync(token, "expired");
            Proxied.Proxy.Reset();
            await Proxied.Objects.SetWidgetAsync("a", 5);
            await cluster.UntilWidgetsAsync("a=5 b=2");

            await cluster.AssertSameAsFreshAsync(Proxied.Server.Kubeconfig);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
