// SPDX-License-Identifier: Apache-2.0

using System.Net;
using Krt.Kubernetes.Api.Access;
using Krt.Kubernetes.Cluster;
using Syncer.Host.Serving;
using Syncer.Host.Tests.Cli;
using Syncer.Host.Tests.Serving;
using TestKit.Kubernetes;

namespace Syncer.Host.Tests.Clusters;

[CancelAfter(240_000)]
public sealed class ClusterServerTests
{
    private static readonly string Kinds = string.Join('\n', Manifest.GatewayClass, "---", Manifest.Gateway("late"));

    private TemporaryFolder? _folder;

    private TemporaryFolder Folder => _folder!;

    [SetUp]
    public void CreateFolder() => _folder = new TemporaryFolder();

    [TearDown]
    public void DeleteFolder() => _folder?.Dispose();

    [Test]
    public async Task Serves_objects_whose_kinds_are_installed_late(CancellationToken cancellationToken)
    {
        var definitions = ClusterObjects.DefinitionFiles;
        await using var api = await KubeApiServer.StartAsync();
        using var objects = new ClusterObjects(api.Kubeconfig);
        await using var server = await ServeAsync(await objects.GrantAsync(Folder), cancellationToken);
        await server.WaitUntilServingAsync(cancellationToken);
        Assert.That(await AskAsync(server, "readyz"), Is.EqualTo((HttpStatusCode.OK, "ok\n")));
        await using var proxy = new Proxy(server.XdsAddress, "late", cancellationToken);
        await proxy.ConnectAsync();
        Assert.That(proxy.Resources, Is.Empty);

        await objects.InstallAsync(definitions);
        await objects.ApplyAsync(Kinds);
        await objects.ApplyAsync(Manifest.Service("app", "10.96.0.77"));
        await objects.ApplyAsync(Manifest.Route("r", "late"));
        await proxy.UntilAsync(proxy => proxy.Resources.Contains("route/default/r.00.http"));
        await objects.DeleteAsync("/apis/gateway.networking.k8s.io/v1/namespaces/default/httproutes/r");
        await proxy.UntilAsync(proxy => !proxy.Resources.Contains("route/default/r.00.http"));

        Assert.That(proxy.Resources, Is.EqualTo(["bind/8080/default/late", "listener/default/late.http"]));
    }

    [Test]
    public async Task Is_not_ready_and_writes_nothing_while_a_kind_may_not_be_read(CancellationToken cancellationToken)
    {
        await using var api = await KubeApiServer.StartAsync();
        using var objects = new ClusterObjects(api.Kubeconfig);
        await objects.InstallAsync(ClusterObjects.DefinitionFiles);
        await objects.ApplyAsync(Kinds);
        await objects.ApplyAsync(Manifest.Service("app", "10.96.0.77"));
        await objects.ApplyAsync(Manifest.Route("r", "late"));
        using var gateways = await WatchedObjects.StartAsync(api.Kubeconfig, "Gateway");
        var kubeconfig = await objects.GrantAsync(Folder);
        var role = await File.ReadAllTextAsync(Checkout.PathOf("deploy", "rbac.yaml"), cancellationToken);
        await objects.ApplyAsync(role.Replace("[secrets]", "[nothing]", StringComparison.Ordinal));
        await using var server = await ServeAsync(kubeconfig, cancellationToken);
        var missing = "";
        while (missing.Count(character => character == '\n') != 1 || !missing.Contains("forbidden"))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), cancellationToken);
            (var status, missing) = await AskAsync(server, "readyz");
            Assert.That(status, Is.EqualTo(HttpStatusCode.ServiceUnavailable));
        }

        Assert.That(missing, Does.StartWith("not listed: secrets: Failing: secrets is forbidden: User"));
        Assert.That(await AskAsync(server, "livez"), Is.EqualTo((HttpStatusCode.OK, "ok\n")));
        Assert.That(server.Pipeline.XdsResources.IsSynced, Is.False);

        await objects.ApplyAsync(role);
        await server.WaitUntilServingAsync(cancellationToken);
        Assert.That((await AskAsync(server, "readyz")).Status, Is.EqualTo(HttpStatusCode.OK));
        var written = (await gateways.UntilAsync("late", _ => true))["status"]!;
        Assert.That(
            (int?)written["listeners"]![0]!["attachedRoutes"],
            Is.EqualTo(1),
            "it was written before all was known"
        );
    }

    [Test]
    public async Task Serves_the_example_from_a_cluster(CancellationToken cancellationToken)
    {
        using var objects = new ClusterObjects(TestCluster.Kubeconfig);
        await objects.InstallAsync(ClusterObjects.DefinitionFiles);
        var kubeconfig = await objects.GrantAsync(Folder);
        await objects.InstallAsync(Directory.GetFiles(Checkout.PathOf("examples", "http-route"), "*.yaml"));
        using var process = SyncerProcess.Start(
            "serve",
            "--kubeconfig",
            kubeconfig,
            "--xds-address",
            "127.0.0.1:0",
            "--xds-auth",
            "false"
        );

        var lines = await process.ReadThroughAsync("What a proxy receives", cancellationToken);

        Assert.That(lines[0], Does.StartWith("Serving https://").And.Contain(" over delta xDS on 127.0.0.1:"));
        await using var proxy = new Proxy(
            IPEndPoint.Parse(lines[0].Split(' ')[^1]),
            "agent-gateway",
            cancellationToken
        );
        await proxy.ConnectAsync();
        Assert.That(
            proxy.Resources,
            Is.EqualTo([
                "bind/8080/default/agent-gateway",
                "listener/default/agent-gateway.http",
                "route/default/httpbin.00.http",
            ])
        );
        await objects.DeleteAsync("/apis/gateway.networking.k8s.io/v1/namespaces/default/httproutes/httpbin");
        Assert.That(await proxy.NextAsync(), Is.EqualTo(["-route/default/httpbin.00.http"]));
        await proxy.DisconnectAsync();
        Assert.That(await process.InterruptAsync(cancellationToken), Is.Zero);
    }

    [Test]
    public async Task Says_which_kubeconfig_cannot_be_read(CancellationToken cancellationToken)
    {
        var result = await SyncerProcess.RunAsync(cancellationToken, "serve", "--kubeconfig", "no/such/file");

        Assert.That(result.ExitCode, Is.EqualTo(1));
        Assert.That(result.ErrorLines.Single(), Does.StartWith("error: Could not find").And.Contain("no/such/file"));
    }

    [TestCase("serve")]
    [TestCase("serve", "--kubeconfig", "a", "--manifests", "b")]
    public async Task Needs_manifests_or_a_cluster(params string[] arguments)
    {
        var result = await SyncerProcess.RunAsync(CancellationToken.None, arguments);

        Assert.That(result.ExitCode, Is.EqualTo(2));
        Assert.That(result.ErrorLines, Has.Some.EqualTo("Either --manifests or --kubeconfig is needed"));
    }

    private static Task<ClusterServer> ServeAsync(string kubeconfig, CancellationToken cancellationToken) =>
        ClusterServer.StartAsync(
            new ClusterServerOptions
            {
                Access = ClusterAccess.FromKubeconfig(kubeconfig),
                XdsAddress = new IPEndPoint(IPAddress.Loopback, 0),
                HealthAddress = new IPEndPoint(IPAddress.Loopback, 0),
                Following = new ClusterSourceOptions { MaxRetryDelay = TimeSpan.FromMilliseconds(200) },
                ConfigureLogging = _ => { },
            },
            cancellationToken
        );

    private static async Task<(HttpStatusCode Status, string Text)> AskAsync(ClusterServer server, string path)
    {
        using var http = new HttpClient(new SocketsHttpHandler());
        using var response = await http.GetAsync(new Uri($"http://{server.HealthAddress}/{path}"));
        return (response.StatusCode, await response.Content.ReadAsStringAsync());
    }
}
