// SPDX-License-Identifier: Apache-2.0

using Krt.Kubernetes.Api;
using Krt.Kubernetes.Api.Access;
using Krt.Kubernetes.Rows;
using Microsoft.Extensions.Time.Testing;

namespace Krt.Kubernetes.Cluster;

/// <summary>What may happen to a server; after each of it everything is as it is after a fresh start.</summary>
[CancelAfter(240_000)]
public sealed class ServerFaultTests
{
    private static readonly ClusterSourceOptions Impatient = new() { MaxRetryDelay = TimeSpan.FromMilliseconds(200) };

    [Test]
    public async Task Goes_on_when_the_server_was_killed_and_is_back()
    {
        await using var proxied = await ProxiedServer.StartAsync();
        await using var cluster = FollowedCluster.Start(proxied.Server.Kubeconfig, Impatient);
        await cluster.UntilWidgetsAsync("a=1 b=2");
        cluster.TakeChanges();

        await proxied.Server.KillAsync();
        await cluster.UntilLoggedAsync("widgets.example.com cannot be followed");
        await proxied.Server.StartAgainAsync();
        await proxied.Objects.SetWidgetAsync("a", 3);
        await cluster.UntilWidgetsAsync("a=3 b=2");

        Assert.That(cluster.TakeChanges(), Is.EqualTo(["Update a"]));
        await cluster.AssertSameAsFreshAsync(proxied.Server.Kubeconfig);
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Commits_only_the_difference_when_the_version_it_had_is_too_old(bool streamLists)
    {
        await using var proxied = await ProxiedServer.StartAsync();
        await using var cluster = FollowedCluster.Start(
            proxied.ProxiedKubeconfig,
            Impatient with
            {
                StreamLists = streamLists,
            }
        );
        await cluster.UntilWidgetsAsync("a=1 b=2");
        cluster.TakeChanges();

        // No connection lives long enough to bring anything, so that the changes are missed.
        proxied.Proxy.CutAfter = _ => 0;
        proxied.Proxy.Reset();
        await cluster.UntilLoggedAsync("widgets.example.com cannot be followed");
        for (var i = 0; i < 20; i++)
            await proxied.Objects.SetWidgetAsync("c", i);
        await proxied.Objects.DeleteWidgetAsync("a");
        await proxied.Server.CompactAsync();
        await proxied.Server.KillAsync();
        await proxied.Server.StartAgainAsync();
        proxied.Proxy.CutAfter = _ => long.MaxValue;
        await cluster.UntilWidgetsAsync("b=2 c=19");

        Assert.That(cluster.TakeChanges(), Is.EquivalentTo(["Delete a", "Add c"]));
        Assert.That(cluster.Logged, Has.Some.StartsWith("Information widgets.example.com is listed again"));
        await cluster.AssertSameAsFreshAsync(proxied.Server.Kubeconfig);
    }

    [Test]
    public async Task Names_the_kind_that_may_not_be_read_and_follows_the_others()
    {
        await using var proxied = await ProxiedServer.StartAsync();
        var objects = proxied.Objects;
        const string Rbac = "/apis/rbac.authorization.k8s.io/v1";
        await objects.ApplyAsync("/api/v1/namespaces/default/serviceaccounts/reader", ServiceAccount);
        await objects.ApplyAsync($"{Rbac}/clusterrolebindings/reader", Binding);
        await objects.ApplyAsync(
            $"{Rbac}/clusterroles/reader",
            RoleFor("widgets", "zones", "customresourcedefinitions")
        );
        using var client = Impersonate(proxied.Server.Kubeconfig, "system:serviceaccount:default:reader");
        await using var cluster = FollowedCluster.Start(client, Impatient);

        await cluster.UntilWidgetsAsync("a=1 b=2");
        await cluster.UntilLoggedAsync("secrets cannot be followed");
        await objects.SetWidgetAsync("a", 5);
        await cluster.UntilWidgetsAsync("a=5 b=2");

        var states = cluster.Source.States;
        Assert.That(
            states.Where(state => !state.IsListed).Select(state => (state.Kind, state.Phase)),
            Is.EqualTo([((KubernetesKind)Kinds.Secret, KindPhase.Failing)])
        );
        Assert.That(
            states[2].Problem,
            Does.StartWith("secrets is forbidden: User \"system:serviceaccount:default:reader\"")
        );
        Assert.That(cluster.Source.Synced.IsCompleted, Is.False);

        await objects.ApplyAsync(
            $"{Rbac}/clusterroles/reader",
            RoleFor("widgets", "zones", "customresourcedefinitions", "secrets")
        );
        await cluster.UntilSyncedAsync();
        await objects.SetSecretAsync("s");
        await cluster.AssertSameAsFreshAsync(proxied.Server.Kubeconfig);
    }

    [Test]
    public async Task Survives_jumps_of_the_clock()
    {
        await using var proxied = await ProxiedServer.StartAsync();
        var time = new FakeTimeProvider();
        await using var cluster = FollowedCluster.Start(
            proxied.Server.Kubeconfig,
            Impatient with
            {
                TimeProvider = time,
            }
        );
        await cluster.UntilWidgetsAsync("a=1 b=2");
        cluster.TakeChanges();

        for (var round = 0; round < 3; round++)
        {
            time.Advance(TimeSpan.FromHours(3));
            await proxied.Objects.SetWidgetAsync("a", 10 + round);
            // What waits before it tries again waits by that clock.
            await cluster.UntilWidgetsAsync(
                $"a={10 + round} b=2",
                meanwhile: () => time.Advance(TimeSpan.FromMilliseconds(200))
            );
        }
        Assert.That(cluster.Logged, Has.Some.Contains("the watch was silent"));
        await cluster.AssertSameAsFreshAsync(proxied.Server.Kubeconfig);
    }

    private const string ServiceAccount = """
        {"apiVersion": "v1", "kind": "ServiceAccount", "metadata": {"name": "reader"}}
        """;

    private const string Binding = """
        {"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRoleBinding", "metadata": {"name": "reader"},
         "roleRef": {"apiGroup": "rbac.authorization.k8s.io", "kind": "ClusterRole", "name": "reader"},
         "subjects": [{"kind": "ServiceAccount", "name": "reader", "namespace": "default"}]}
        """;

    private static string RoleFor(params string[] resources) =>
        $$"""
            {"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRole", "metadata": {"name": "reader"},
             "rules": [{"apiGroups": ["*"], "verbs": ["list", "watch"], "resources": ["{{string.Join(
                "\",\"",
                resources
            )}}"]}]}
            """;

    private static ApiClient Impersonate(string kubeconfig, string user) =>
        new(ClusterAccess.FromKubeconfig(kubeconfig), new ApiClientOptions { ImpersonateUser = user });
}
