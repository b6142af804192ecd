// SPDX-License-Identifier: Apache-2.0

using Krt.Kubernetes.Rows;
using TestKit.Kubernetes;

namespace Krt.Kubernetes.Cluster;

[CancelAfter(180_000)]
public sealed class ClusterSourceTests
{
    private KubeApiServer? _server;
    private TestObjects? _objects;

    private string Kubeconfig => _server!.Kubeconfig;

    private TestObjects Objects => _objects!;

    [OneTimeSetUp]
    public async Task StartServerAsync()
    {
        _server = await KubeApiServer.StartAsync();
        _objects = new TestObjects(Kubeconfig);
    }

    [OneTimeTearDown]
    public async Task StopServerAsync()
    {
        _objects?.Dispose();
        if (_server is not null)
            await _server.DisposeAsync();
    }

    [SetUp]
    public Task DefineAsync() => Objects.DefineAsync(Kinds.Widget);

    [TearDown]
    public Task DeleteObjectsAsync() => Objects.DeleteWidgetsAsync();

    [TestCase(true)]
    [TestCase(false)]
    public async Task Follows_what_happens_to_objects(bool streamLists)
    {
        for (var i = 0; i < 7; i++)
            await Objects.SetWidgetAsync($"w{i}", i);
        await using var cluster = FollowedCluster.Start(
            Kubeconfig,
            new ClusterSourceOptions { StreamLists = streamLists, PageSize = 3 }
        );

        await cluster.UntilWidgetsAsync("w0=0 w1=1 w2=2 w3=3 w4=4 w5=5 w6=6");
        cluster.TakeChanges();
        await Objects.SetWidgetAsync("w3", 33);
        await Objects.DeleteWidgetAsync("w0");
        await Objects.SetWidgetAsync("x", 1);
        await cluster.UntilWidgetsAsync("w1=1 w2=2 w3=33 w4=4 w5=5 w6=6 x=1");

        Assert.That(cluster.TakeChanges(), Is.EqualTo(["Update w3", "Delete w0", "Add x"]));
    }

    [Test]
    public async Task Publishes_all_kinds_in_one_epoch_at_the_start()
    {
        await Objects.DefineAsync(Kinds.Zone);
        try
        {
            await Objects.SetWidgetAsync("a", 1);
            await Objects.SetZoneAsync("z");
            await using var cluster = FollowedCluster.Start(Kubeconfig);

            await cluster.UntilSyncedAsync();
            // Collections are observed apart, so that one is heard of before the other.
            await cluster.UntilAsync(() => cluster.ChangeCount == 2);

            Assert.That(cluster.Epochs, Has.Length.EqualTo(1));
            Assert.That(cluster.TakeChanges(), Is.EquivalentTo(["Add a", "Add z"]));
        }
        finally
        {
            await Objects.UndefineAsync(Kinds.Zone);
        }
    }

    [Test]
    public async Task Starts_and_stops_with_the_definition_of_a_kind()
    {
        await Objects.UndefineAsync(Kinds.Widget);
        await using var cluster = FollowedCluster.Start(Kubeconfig);
        await cluster.UntilSyncedAsync();
        Assert.That(cluster.Source.States[0].Phase, Is.EqualTo(KindPhase.Absent));

        for (var round = 1; round <= 2; round++)
        {
            await Objects.DefineAsync(Kinds.Widget);
            await Objects.SetWidgetAsync("late", round);
            await cluster.UntilWidgetsAsync($"late={round}");
            await cluster.UntilAsync(() => cluster.Source.States[0].Phase == KindPhase.Watching);

            await Objects.UndefineAsync(Kinds.Widget);
            await cluster.UntilWidgetsAsync("");
            await cluster.UntilAsync(() => cluster.Source.States[0].Phase == KindPhase.Absent);
        }
        await Objects.DefineAsync(Kinds.Widget);
    }

    [Test]
    public async Task Reports_objects_that_cannot_be_decoded_and_follows_the_others()
    {
        await Objects.SetWidgetAsync("bad", """{"size": "hunter2"}""");
        await Objects.SetWidgetAsync("good", 1);
        await using var cluster = FollowedCluster.Start(Kubeconfig);
        await cluster.UntilWidgetsAsync("good=1");

        Assert.That(
            cluster.Logged,
            Has.One.EqualTo(
                "Error Widget default/bad cannot be read, so it counts as absent: "
                    + "the field \"spec.size\": its value does not fit"
            )
        );
        await Objects.SetWidgetAsync("worse", """{"shape": "hunter2"}""");
        await cluster.UntilLoggedAsync("default/worse cannot be read, so it counts as absent: NotSupportedException");
        await Objects.SetWidgetAsync("good", """{"size": "hunter2"}""");
        await cluster.UntilWidgetsAsync("");
        await Objects.SetWidgetAsync("bad", 2);
        await Objects.SetWidgetAsync("good", 3);
        await cluster.UntilWidgetsAsync("bad=2 good=3");
        Assert.That(string.Concat(cluster.Logged), Does.Not.Contain("hunter2"));
        await cluster.AssertSameAsFreshAsync(Kubeconfig);
    }

    [Test]
    public async Task Does_not_ask_for_kinds_that_are_not_followed()
    {
        await Objects.SetWidgetAsync("a", 1);
        await Objects.SetSecretAsync("unread");
        await using var cluster = FollowedCluster.Start(
            Kubeconfig,
            new ClusterSourceOptions { Follows = kind => kind != Kinds.Secret }
        );

        await cluster.UntilSyncedAsync();

        Assert.That(
            cluster.Source.States.Select(state => state.Kind),
            Is.EqualTo(new KubernetesKind[] { Kinds.Widget, Kinds.Zone })
        );
        Assert.That(cluster.Sources.Of<Credentials>().Snapshot, Is.Empty);
        await Objects.DeleteAsync(Kinds.Secret.PathOf(new NamespacedName("default", "unread")));
    }

    [Test]
    public async Task Reads_only_what_the_field_selector_admits()
    {
        await using var cluster = FollowedCluster.Start(Kubeconfig);
        await cluster.UntilSyncedAsync();
        var secrets = cluster.Sources.Of<Credentials>();

        await Objects.SetSecretAsync("release", "helm.sh/release.v1");
        await Objects.SetSecretAsync("token", "kubernetes.io/service-account-token");
        await Objects.SetSecretAsync("plain");
        await cluster.UntilAsync(() => secrets.TryGet(new NamespacedName("default", "plain"), out _));

        Assert.That(secrets.Snapshot.Keys.Select(key => key.Name), Is.EqualTo(["plain"]));
        await cluster.AssertSameAsFreshAsync(Kubeconfig);
    }
}
