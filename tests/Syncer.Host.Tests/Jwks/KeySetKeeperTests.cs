// SPDX-License-Identifier: Apache-2.0

using Krt;
using Microsoft.AspNetCore.Http;
using Syncer.Host.Jwks;
using Syncer.Translation.Policies.Jwks;

namespace Syncer.Host.Tests.Jwks;

/// <summary>A real server, a clock that is moved by hand, and ConfigMaps that are rows.</summary>
[CancelAfter(60_000)]
public sealed class KeySetKeeperTests
{
    private const string Other = """{"keys":[{"kty":"EC","kid":"two"}]}""";
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan[] Timeouts =
    [
        new JwksClientOptions().ConnectTimeout,
        new JwksClientOptions().Timeout,
    ];

    [Property("Rule", "JW-9")]
    [Test]
    public async Task Fetches_again_after_the_interval_and_keeps_what_is_newest(CancellationToken cancellationToken)
    {
        await using var world = await KeptWorld.StartAsync(cancellationToken);
        var request = world.Ask("a");
        await world.RunAsync();

        var first = await world.UntilStoredAsync(request, stored => stored.Jwks == KeySetServer.KeySet);
        Assert.That(first.FetchedAt, Is.EqualTo(world.Time.GetUtcNow()));
        Assert.That(first.Url, Is.EqualTo(request.Endpoint.Url));

        world.Server.Answer = context => context.Response.WriteAsync(Other);
        world.Time.Advance(Interval * 0.89);
        await world.SettleAsync();
        Assert.That(world.Server.Requests, Has.Count.EqualTo(1), "not before nine tenths of the interval");
        await world.PassTimeAsync(() => world.StoredOf(request)?.Jwks == Other, TimeSpan.FromSeconds(1));
    }

    [Property("Rule", "JW-9")]
    [Test]
    public async Task Keeps_the_last_good_one_and_tries_again_at_growing_intervals(CancellationToken cancellationToken)
    {
        await using var world = await KeptWorld.StartAsync(cancellationToken);
        var request = world.Ask("a");
        await world.RunAsync();
        var good = await world.UntilStoredAsync(request, _ => true);

        world.Server.Answer = context => context.Response.WriteAsync("secret");
        await world.PassTimeAsync(() => world.Server.Requests.Count > 5, TimeSpan.FromSeconds(1));
        var pauses = world.Time.Timers.Except(Timeouts).Take(5).Select(pause => pause.TotalSeconds).ToArray();
        Assert.That(pauses[0], Is.InRange(Interval.TotalSeconds * 0.9, Interval.TotalSeconds));
        Assert.That(pauses[1..], Is.EqualTo([0.2, 0.4, 0.8, 1.6]));
        await world.UntilAsync(() => world.Log.Entries.Any(entry => entry.StartsWith("Warning")));
        Assert.That(world.StoredOf(request), Is.EqualTo(good));
        Assert.That(world.Log.Entries, Is.Unique.And.Some.StartsWith("Warning NotFetched:"), "told once");
        Assert.That(world.Log.Entries, Has.None.Contains("secret"));

        world.Server.Answer = context => context.Response.WriteAsync(Other);
        await world.PassTimeAsync(() => world.StoredOf(request)?.Jwks == Other, TimeSpan.FromSeconds(1));
    }

    [Property("Rule", "JW-9")]
    [Test]
    public async Task Starts_with_what_was_kept_while_the_publisher_is_down(CancellationToken cancellationToken)
    {
        await using var world = await KeptWorld.StartAsync(cancellationToken);
        world.Server.Answer = context =>
        {
            context.Response.StatusCode = 503;
            return Task.CompletedTask;
        };
        var fresh = world.Ask("fresh");
        var stale = world.Ask("stale");
        var keptFresh = world.Keep(fresh, world.Time.GetUtcNow() - TimeSpan.FromMinutes(1));
        var keptStale = world.Keep(stale, world.Time.GetUtcNow() - TimeSpan.FromHours(1));
        await world.RunAsync();

        await world.UntilAsync(() => !world.Server.Requests.IsEmpty);
        await world.SettleAsync();
        Assert.That(world.Server.Requests, Has.All.Contains("/stale"));
        await world.PassTimeAsync(() => world.Server.Requests.Any(asked => asked.Contains("/fresh")), Interval / 100);
        Assert.That(world.Time.GetUtcNow() - keptFresh.FetchedAt, Is.GreaterThanOrEqualTo(Interval * 0.9));
        Assert.That(new[] { world.StoredOf(fresh), world.StoredOf(stale) }, Is.EqualTo([keptFresh, keptStale]));
        Assert.That(world.Store.Writes, Is.Empty);
    }

    [Test]
    public async Task Takes_a_key_set_from_the_future_for_one_of_now(CancellationToken cancellationToken)
    {
        await using var world = await KeptWorld.StartAsync(cancellationToken);
        var request = world.Ask("a");
        world.Keep(request, world.Time.GetUtcNow() + TimeSpan.FromDays(365));
        await world.RunAsync();

        await world.PassTimeAsync(() => !world.Server.Requests.IsEmpty, Interval / 100);
        Assert.That(world.Elapsed, Is.InRange(Interval * 0.9, TimeSpan.FromDays(1)));
    }

    [Property("Rule", "JW-12")]
    [Test]
    public async Task Deletes_what_nobody_asks_for(CancellationToken cancellationToken)
    {
        await using var world = await KeptWorld.StartAsync(cancellationToken);
        var request = world.Ask("a");
        var orphan = world.Keep(KeptWorld.RequestOf("orphan", "http://orphan.example.com/"), default);
        await world.RunAsync();
        await world.UntilStoredAsync(request, _ => true);
        await world.UntilAsync(() => !world.IsStored(orphan.ConfigMap));

        world.Requests.Remove(request.Key);
        await world.UntilAsync(() => world.StoredOf(request) is null);
        world.Time.Advance(Interval * 3);
        await world.SettleAsync();
        Assert.That(world.Server.Requests, Has.Count.EqualTo(1));
    }

    [Property("Rule", "JW-12")]
    [Test]
    public async Task Moves_key_sets_to_where_all_replicas_look(CancellationToken cancellationToken)
    {
        await using var world = await KeptWorld.StartAsync(cancellationToken);
        world.Server.Answer = context =>
        {
            context.Response.StatusCode = 503;
            return Task.CompletedTask;
        };
        var request = world.Ask("a");
        foreach (var (name, value) in new[] { ("b", "older"), ("a", "lowest"), ("c", "newest") })
        {
            var fetchedAt =
                world.Time.GetUtcNow() - (value == "newest" ? TimeSpan.FromHours(1) : TimeSpan.FromHours(2));
            world.Keep(request, fetchedAt, name, value);
        }
        world.ConfigMaps.Set(KeptWorld.LegacyOf("d", request, "unversioned"));
        await world.RunAsync();

        await world.UntilAsync(() => world.Stored.Snapshot.Count == 1);
        Assert.That(world.StoredOf(request)!.Jwks, Is.EqualTo("newest"));
        Assert.That(world.Store.Writes.First(), Does.StartWith("save "), "nothing is deleted before it is moved");
    }

    [Test]
    public async Task Moves_an_unversioned_key_set(CancellationToken cancellationToken)
    {
        await using var world = await KeptWorld.StartAsync(cancellationToken);
        world.Server.Answer = context =>
        {
            context.Response.StatusCode = 503;
            return Task.CompletedTask;
        };
        var request = world.Ask("a");
        world.ConfigMaps.Set(KeptWorld.LegacyOf("d", request, "unversioned"));
        await world.RunAsync();

        await world.UntilAsync(() => world.Stored.Snapshot.Count == 1 && world.StoredOf(request) is not null);
        Assert.That(world.StoredOf(request)!.Jwks, Is.EqualTo("unversioned"));
        await world.UntilAsync(() => !world.Server.Requests.IsEmpty);
    }

    [Property("Rule", "JW-12")]
    [Test]
    public async Task Keeps_what_owners_turn_away_from_until_the_next_success(CancellationToken cancellationToken)
    {
        await using var world = await KeptWorld.StartAsync(cancellationToken);
        var before = world.Ask("before");
        await world.RunAsync();
        await world.UntilStoredAsync(before, _ => true);
        world.Server.Answer = context =>
        {
            context.Response.StatusCode = 503;
            return Task.CompletedTask;
        };

        var after = world.RequestOf("after") with { Owners = before.Owners };
        await world.Engine.CommitAsync(
            transaction =>
            {
                transaction.Remove(world.Requests, before.Key);
                transaction.Set(world.Requests, after);
            },
            cancellationToken
        );
        await world.UntilAsync(() => world.Server.Requests.Any(asked => asked.Contains("/after")));
        world.Time.Advance(Interval * 2);
        await world.SettleAsync();
        Assert.That(world.StoredOf(before), Is.Not.Null);
        Assert.That(world.Server.Requests.Count(asked => asked.Contains("/before")), Is.EqualTo(1));

        world.Server.Answer = context => context.Response.WriteAsync(Other);
        await world.PassTimeAsync(() => world.StoredOf(after) is not null, TimeSpan.FromSeconds(1));
        await world.UntilAsync(() => world.StoredOf(before) is null);
    }

    [Test]
    public async Task Writes_again_what_others_change(CancellationToken cancellationToken)
    {
        await using var world = await KeptWorld.StartAsync(cancellationToken);
        var request = world.Ask("a");
        await world.RunAsync();
        var stored = await world.UntilStoredAsync(request, _ => true);

        world.ConfigMaps.Remove(stored.ConfigMap);
        await world.UntilAsync(() => world.Store.Writes.Count == 2);
        await world.UntilStoredAsync(request, again => again == stored);
        world.Keep(request, stored.FetchedAt, stored.ConfigMap.Name, "forged");
        await world.UntilAsync(() => world.Store.Writes.Count == 3);
        await world.UntilStoredAsync(request, again => again == stored);
        Assert.That(world.Server.Requests, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Takes_over_a_newer_one_of_another_writer(CancellationToken cancellationToken)
    {
        await using var world = await KeptWorld.StartAsync(cancellationToken);
        var request = world.Ask("a");
        await world.RunAsync();
        var stored = await world.UntilStoredAsync(request, _ => true);

        world.Time.Advance(Interval / 2);
        var newer = world.Keep(request, world.Time.GetUtcNow(), stored.ConfigMap.Name, Other);
        var orphan = world.Keep(KeptWorld.RequestOf("orphan", "http://orphan.example.com/"), default);
        await world.UntilAsync(() => world.Store.Writes.Contains($"delete {orphan.ConfigMap.Name}"));
        world.Time.Advance(Interval * 0.85);
        await world.SettleAsync();
        Assert.That(world.StoredOf(request), Is.EqualTo(newer));
        Assert.That(world.Server.Requests, Has.Count.EqualTo(1));
    }

    [Property("Rule", "JW-13")]
    [Test]
    public async Task Tries_again_to_write(CancellationToken cancellationToken)
    {
        await using var world = await KeptWorld.StartAsync(cancellationToken);
        var request = world.Ask("a");
        world.Store.Failures = 3;
        await world.RunAsync();

        await world.PassTimeAsync(() => world.StoredOf(request) is not null, TimeSpan.FromMilliseconds(100));
        Assert.That(world.Elapsed, Is.GreaterThanOrEqualTo(TimeSpan.FromSeconds(0.5 + 1 + 2)));
        Assert.That(world.Log.Entries.Count(entry => entry.StartsWith("Warning NotWritten:")), Is.EqualTo(1));
        Assert.That(world.Server.Requests, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Writes_nothing_without_leave(CancellationToken cancellationToken)
    {
        await using var world = await KeptWorld.StartAsync(cancellationToken);
        world.MayWrite = false;
        world.Ask("a");
        world.Keep(KeptWorld.RequestOf("orphan", "http://orphan.example.com/"), default);
        await world.RunAsync();

        await world.UntilAsync(() => world.AskedForLeave > 1);
        await world.SettleAsync();
        Assert.That(world.Store.Writes, Is.Empty);
    }

    [Property("Rule", "JW-12")]
    [Test]
    public async Task Discards_what_arrives_for_a_request_of_the_past(CancellationToken cancellationToken)
    {
        await using var world = await KeptWorld.StartAsync(cancellationToken);
        var asked = new TaskCompletionSource();
        var aborted = new TaskCompletionSource();
        world.Server.Answer = async context =>
        {
            asked.TrySetResult();
            await Task.Delay(Timeout.Infinite, context.RequestAborted)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            aborted.TrySetResult();
        };
        var request = world.Ask("a");
        await world.RunAsync();
        await asked.Task.WaitAsync(cancellationToken);

        world.Requests.Remove(request.Key);
        await aborted.Task.WaitAsync(cancellationToken);
        await world.SettleAsync();
        Assert.That(world.Store.Writes, Is.Empty);
        Assert.That(world.Log.Entries, Is.Empty);
    }

    [Property("Rule", "JW-9")]
    [Test]
    public async Task Fetches_ten_at_once(CancellationToken cancellationToken)
    {
        await using var world = await KeptWorld.StartAsync(cancellationToken);
        var release = new TaskCompletionSource();
        var (current, most) = (0, 0);
        world.Server.Answer = async context =>
        {
            InterlockedMax(ref most, Interlocked.Increment(ref current));
            await release.Task;
            Interlocked.Decrement(ref current);
            await context.Response.WriteAsync(KeySetServer.KeySet);
        };
        var requests = Enumerable.Range(0, 25).Select(i => world.Ask($"{i}")).ToList();
        await world.RunAsync();

        await world.UntilAsync(() => Volatile.Read(ref current) == 10);
        await world.SettleAsync();
        release.SetResult();
        await world.UntilAsync(() => requests.All(request => world.StoredOf(request) is not null));
        Assert.That(most, Is.EqualTo(10));

        static void InterlockedMax(ref int target, int value)
        {
            for (var seen = Volatile.Read(ref target); value > seen; )
            {
                var before = Interlocked.CompareExchange(ref target, value, seen);
                if (before == seen)
                    return;
                seen = before;
            }
        }
    }

    [TestCase(0, 0.2)]
    [TestCase(1, 0.4)]
    [TestCase(6, 12.8)]
    [TestCase(7, 15)]
    [TestCase(int.MaxValue, 15)]
    public void Waits_twice_as_long_after_every_failure(int failures, double seconds) =>
        Assert.That(
            KeySetRun.Doubled(TimeSpan.FromMilliseconds(200), TimeSpan.FromSeconds(15), failures).TotalSeconds,
            Is.EqualTo(seconds)
        );

    [Test]
    public async Task Starts_over_when_it_leads_again(CancellationToken cancellationToken)
    {
        await using var world = await KeptWorld.StartAsync(cancellationToken);
        var request = world.Ask("a");
        await world.RunAsync();
        var stored = await world.UntilStoredAsync(request, _ => true);

        await world.StopAsync();
        await world.RunAsync();
        await world.SettleAsync();

        Assert.That(world.StoredOf(request), Is.EqualTo(stored));
        Assert.That(world.Server.Requests, Has.Count.EqualTo(1), "what is kept is fresh");
    }
}
