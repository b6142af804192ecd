// SPDX-License-Identifier: Apache-2.0

using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;
using Krt.Kubernetes.Api;
using Krt.Kubernetes.Api.Access;
using TestKit.Kubernetes;

namespace Krt.Kubernetes.Leases;

[CancelAfter(240_000)]
public sealed class LeaseElectorTests
{
    private KubeApiServer? _server;
    private ApiClient? _administrator;

    private string Kubeconfig => _server!.Kubeconfig;

    private ApiClient Administrator => _administrator!;

    [OneTimeSetUp]
    public async Task StartServerAsync()
    {
        _server = await KubeApiServer.StartAsync();
        _administrator = new ApiClient(ClusterAccess.FromKubeconfig(Kubeconfig));
    }

    [OneTimeTearDown]
    public async Task StopServerAsync()
    {
        _administrator?.Dispose();
        if (_server is not null)
            await _server.DisposeAsync();
    }

    [Test]
    public async Task Passes_the_lease_on_at_once_when_it_is_released()
    {
        // Whoever waited for the lease to run out, or only looked at it from time to time, would be late.
        var options = Options("released") with
        {
            LeaseDuration = TimeSpan.FromMinutes(10),
            RenewDeadline = TimeSpan.FromMinutes(9),
            RetryPeriod = TimeSpan.FromMinutes(8),
        };
        await using var second = new Replica(Kubeconfig, options with { Identity = "second" });
        await using var first = new Replica(Kubeconfig, options with { Identity = "first" });
        var begun = new Dictionary<Replica, Task<Leadership>>
        {
            [first] = first.UntilLeadingAsync(),
            [second] = second.UntilLeadingAsync(),
        };
        var leadership = await await Task.WhenAny(begun.Values);
        var (leading, other) = begun[first].IsCompleted ? (first, second) : (second, first);
        Assert.That((leadership.IsHeld, begun[other].IsCompleted), Is.EqualTo((true, false)));

        await leading.DisposeAsync();
        Assert.That(await leading.UntilFollowingAsync(), Is.True, "it was still the leader while it ended");
        await begun[other];

        Assert.That((int?)(await SpecAsync("released"))["leaseTransitions"], Is.EqualTo(1));
    }

    [Test]
    public async Task Takes_a_lease_over_that_is_not_renewed_for_its_duration()
    {
        await CreateAsync("vanished", """{"holderIdentity":"gone","leaseDurationSeconds":2}""");

        var watch = Stopwatch.StartNew();
        await using var replica = new Replica(Kubeconfig, Options("vanished") with { Identity = "next" });
        await replica.UntilLeadingAsync();

        Assert.That(watch.Elapsed, Is.GreaterThan(TimeSpan.FromSeconds(1.9)));
        Assert.That(
            replica.Log.Entries.First(),
            Is.EqualTo("Information Follows: Lease default/vanished is held by gone")
        );
        var spec = await SpecAsync("vanished");
        Assert.That((string?)spec["holderIdentity"], Is.EqualTo("next"));
        Assert.That((int?)spec["leaseDurationSeconds"], Is.EqualTo(5));
    }

    [Test]
    public async Task Leads_no_more_when_somebody_else_took_the_lease()
    {
        await using var replica = new Replica(Kubeconfig, Options("taken"));
        var leadership = await replica.UntilLeadingAsync();

        await PatchAsync("taken", """{"metadata":{"labels":{"a":"b"}}}""");
        await PatchAsync("taken", """{"spec":{"holderIdentity":"thief","leaseDurationSeconds":2}}""");

        await replica.UntilFollowingAsync();
        await replica.UntilLeadingAsync();
        Assert.That(leadership.IsHeld, Is.False);
        Assert.That((string?)(await SpecAsync("taken"))["holderIdentity"], Is.EqualTo(replica.Elector.Holder));
    }

    [Test]
    public async Task Leads_no_more_at_the_deadline_when_the_server_is_gone()
    {
        await using var server = await KubeApiServer.StartAsync();
        var options = Options("unreachable") with { LeaseDuration = TimeSpan.FromSeconds(60) };
        await using var replica = new Replica(server.Kubeconfig, options);
        var leadership = await replica.UntilLeadingAsync();

        var watch = Stopwatch.StartNew();
        await server.KillAsync();
        var held = await replica.UntilFollowingAsync();

        Assert.That(held, Is.False);
        Assert.That(watch.Elapsed, Is.LessThan(options.LeaseDuration), "the lease is somebody else's by now");
        await server.StartAgainAsync();
        var again = await replica.UntilLeadingAsync();
        Assert.That((leadership.IsHeld, again.IsHeld), Is.EqualTo((false, true)));
    }

    [TestCase(2, 2, 5)]
    [TestCase(1, 5, 5)]
    [TestCase(0, 1, 5)]
    public void Refuses_durations_that_do_not_fit_together(int retry, int deadline, int duration) =>
        Assert.That(
            () =>
                new LeaseElector(
                    Administrator,
                    new LeaseElectorOptions
                    {
                        Namespace = "default",
                        Name = "bad",
                        RetryPeriod = TimeSpan.FromSeconds(retry),
                        RenewDeadline = TimeSpan.FromSeconds(deadline),
                        LeaseDuration = TimeSpan.FromSeconds(duration),
                    }
                ),
            Throws.ArgumentException.With.Message.Contains("lease default/bad")
        );

    private static LeaseElectorOptions Options(string name) =>
        new()
        {
            Namespace = "default",
            Name = name,
            LeaseDuration = TimeSpan.FromSeconds(5),
            RenewDeadline = TimeSpan.FromSeconds(3),
            RetryPeriod = TimeSpan.FromSeconds(0.2),
        };

    private static string PathOf(string name) => $"/apis/coordination.k8s.io/v1/namespaces/default/leases/{name}";

    private async Task<JsonNode> SpecAsync(string name) =>
        JsonNode.Parse((await Administrator.SendAsync(ApiRequest.Get(PathOf(name)))).Span)!["spec"]!;

    private Task CreateAsync(string name, string spec) =>
        Administrator.SendAsync(
            ApiRequest.Post(
                "/apis/coordination.k8s.io/v1/namespaces/default/leases",
                Encoding.UTF8.GetBytes($$"""{"metadata":{"name":"{{name}}"},"spec":{{spec}}}""")
            )
        );

    private Task PatchAsync(string name, string patch) =>
        Administrator.SendAsync(ApiRequest.Patch(PathOf(name), PatchType.Merge, Encoding.UTF8.GetBytes(patch)));
}
