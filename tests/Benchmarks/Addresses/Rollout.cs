// SPDX-License-Identifier: Apache-2.0

using System.Diagnostics;
using Benchmarks.Propagation;
using Krt;
using Syncer.Translation.Rows.Core;
using Syncer.Xds;

namespace Benchmarks.Addresses;

/// <summary>
/// 100 Deployments of an <see cref="AddressWorld"/> replace their 1,000 pods, in 4,000 writes as fast as they can be made,
/// while a client follows over delta xDS on loopback.
/// </summary>
internal static class Rollout
{
    private const int Pods = 1_000;

    public static IEnumerable<(string What, double Value, string Unit)> Observe(AddressWorld world) =>
        ObserveAsync(world).GetAwaiter().GetResult();

    private static async Task<(string, double, string)[]> ObserveAsync(AddressWorld world)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        await using var server = await LoopbackServer.StartAsync(deadline.Token);
        await world.LoadAsync(server.Pipeline);
        using var client = new DeltaXdsClient(
            new DeltaXdsClientOptions { Address = server.Address, Gateway = RouteWorld.GatewayKey }
        );
        await using var updates = client.WatchAsync(deadline.Token).GetAsyncEnumerator(deadline.Token);
        var held = client.ResourcesOf(XdsResourceType.Address);
        while (held.Count < world.Addresses && await updates.MoveNextAsync())
            held = client.ResourcesOf(XdsResourceType.Address);

        var start = Stopwatch.GetTimestamp();
        var written = Task.Run(() => Write(server.Pipeline.Sources.Of<Pod>()), deadline.Token);
        var (deltas, resources, outdated) = (0, 0, Pods * 2);
        while (outdated > 0 && await updates.MoveNextAsync())
        {
            deltas++;
            resources += updates.Current.Updated.Count + updates.Current.Removed.Count;
            outdated = written.IsCompleted ? Outdated(server, client) : outdated;
        }
        await written;
        return
        [
            ("deltas", deltas, "for 4,000 writes"),
            ("resources", resources, "in all deltas"),
            ("time", Stopwatch.GetElapsedTime(start).TotalMilliseconds, "ms"),
        ];
    }

    private static void Write(SourceCollection<NamespacedName, Pod> pods)
    {
        for (var number = 0; number < Pods; number++)
        {
            var old = AddressWorld.PodAt(number);
            pods.Set(AddressWorld.PodAt(number, generation: 1, isReady: false));
            pods.Set(AddressWorld.PodAt(number, generation: 1));
            pods.Set(old with { Metadata = old.Metadata with { DeletionTimestamp = DateTimeOffset.UnixEpoch } });
            pods.Remove(old.Metadata.Key);
        }
    }

    // How many addresses the client holds that the server does not, or in another version.
    private static int Outdated(LoopbackServer server, DeltaXdsClient client)
    {
        var served = server.Pipeline.XdsResources.Snapshot;
        var held = client.ResourcesOf(XdsResourceType.Address);
        return served.Count(pair => !held.TryGetValue(pair.Key.Name, out var own) || own.Version != pair.Value.Version)
            + Math.Max(0, held.Count - served.Count);
    }
}
