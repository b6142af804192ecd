// SPDX-License-Identifier: Apache-2.0

using System.Net;
using System.Net.Sockets;
using Syncer.Host.Serving;
using Syncer.Protos.Resources;

namespace Syncer.Host.Tests.Serving;

/// <summary>Real files, a real socket, and clients that behave as proxies do.</summary>
[CancelAfter(60_000)]
public sealed class ManifestServerTests
{
    private const string App = "default/app.default.svc.cluster.local";

    private static readonly string[] Blue =
    [
        "bind/8080/default/blue",
        "listener/default/blue.http",
        "route/default/blue-route.00.http",
    ];

    private static readonly string[] Green =
    [
        "bind/8080/default/green",
        "listener/default/green.http",
        "route/default/green-route.00.http",
    ];

    [Test]
    public async Task Gives_each_gateway_its_own_resources_only(CancellationToken cancellationToken)
    {
        await using var served = await ServedFolder.StartAsync(TwoGateways, cancellationToken);
        var blue = served.ProxyOf("blue", cancellationToken);
        var green = served.ProxyOf("green", cancellationToken);

        await blue.ConnectAsync();
        await green.ConnectAsync();

        Assert.That((blue.Resources, green.Resources), Is.EqualTo((Blue, Green)));
        Assert.That((blue.Addresses, green.Addresses), Is.EqualTo((new[] { App }, new[] { App })));
    }

    [Test]
    public async Task Matches_every_path_when_a_route_has_no_matches(CancellationToken cancellationToken)
    {
        await using var served = await ServedFolder.StartAsync(TwoGateways, cancellationToken);
        var blue = served.ProxyOf("blue", cancellationToken);
        await blue.ConnectAsync();

        served.Write(
            "blue-route.yaml",
            """
            apiVersion: gateway.networking.k8s.io/v1
            kind: HTTPRoute
            metadata: { name: blue-route }
            spec:
              parentRefs: [{ name: blue }]
              hostnames: [blue.example.com]
              rules: [{ backendRefs: [{ name: app, port: 80 }] }]
            """
        );
        await blue.NextAsync();

        var route = ((Resource)blue.Resource("route/default/blue-route.00.http").Message).Route;
        Assert.That(route.Matches.Single().Path.PathPrefix, Is.EqualTo("/"));
    }

    [Test]
    public async Task Pushes_exactly_what_an_edit_changes(CancellationToken cancellationToken)
    {
        await using var served = await ServedFolder.StartAsync(TwoGateways, cancellationToken);
        var blue = served.ProxyOf("blue", cancellationToken);
        var green = served.ProxyOf("green", cancellationToken);
        await blue.ConnectAsync();
        await green.ConnectAsync();

        served.Write("blue-route.yaml", Manifest.Route("blue-route", "blue", path: "/edited"));
        Assert.That(await blue.NextAsync(), Is.EqualTo(["+route/default/blue-route.00.http"]));
        var route = ((Resource)blue.Resource("route/default/blue-route.00.http").Message).Route;
        Assert.That(route.Matches.Single().Path.PathPrefix, Is.EqualTo("/edited"));

        // The next thing that green hears of is the address: it never heard of the route.
        served.Write("app.yaml", Manifest.Service("app", "10.96.0.2"));
        Assert.That(await blue.NextAsync(), Is.EqualTo([$"+{App}"]));
        Assert.That(await green.NextAsync(), Is.EqualTo([$"+{App}"]));
    }

    [Test]
    public async Task Pushes_nothing_for_an_edit_that_means_the_same(CancellationToken cancellationToken)
    {
        await using var served = await ServedFolder.StartAsync(TwoGateways, cancellationToken);
        var blue = served.ProxyOf("blue", cancellationToken);
        await blue.ConnectAsync();

        served.Write("blue-route.yaml", "# a comment", Manifest.Route("blue-route", "blue"));
        served.Write("app.yaml", Manifest.Service("app", "10.96.0.2"));

        Assert.That(await blue.NextAsync(), Is.EqualTo([$"+{App}"]));
    }

    [Test]
    public async Task Transfers_nothing_unchanged_to_a_proxy_that_connects_again(CancellationToken cancellationToken)
    {
        await using var served = await ServedFolder.StartAsync(TwoGateways, cancellationToken);
        var blue = served.ProxyOf("blue", cancellationToken);
        await blue.ConnectAsync();

        Assert.That(await blue.ConnectAsync(), Is.Empty);

        await blue.DisconnectAsync();
        var witness = served.ProxyOf("blue", cancellationToken);
        await witness.ConnectAsync();
        served.Write("app.yaml", Manifest.Service("app", "10.96.0.2"));
        await witness.NextAsync();
        served.Delete("blue-route.yaml");
        await witness.NextAsync();

        Assert.That(await blue.ConnectAsync(), Is.EqualTo([$"+{App}", "-route/default/blue-route.00.http"]));
        Assert.That(blue.Resources, Is.EqualTo(Blue[..2]));
    }

    [Test]
    public async Task Removes_what_a_deleted_file_defined(CancellationToken cancellationToken)
    {
        await using var served = await ServedFolder.StartAsync(TwoGateways, cancellationToken);
        var blue = served.ProxyOf("blue", cancellationToken);
        await blue.ConnectAsync();

        served.Delete("blue-route.yaml");

        Assert.That(await blue.NextAsync(), Is.EqualTo(["-route/default/blue-route.00.http"]));
        Assert.That(blue.Resources, Is.EqualTo(Blue[..2]));
    }

    [Test]
    public async Task Keeps_the_last_good_state_of_a_broken_file(CancellationToken cancellationToken)
    {
        await using var served = await ServedFolder.StartAsync(TwoGateways, cancellationToken);
        var blue = served.ProxyOf("blue", cancellationToken);
        await blue.ConnectAsync();

        served.Write("blue-route.yaml", "kind: HTTPRoute\nmetadata: [");
        Assert.That(await served.NextProblemAsync(cancellationToken), Does.StartWith("Error blue-route.yaml:3: "));
        served.Write("app.yaml", Manifest.Service("app", "10.96.0.2"));
        Assert.That(await blue.NextAsync(), Is.EqualTo([$"+{App}"]));
        Assert.That(blue.Resources, Is.EqualTo(Blue));

        served.Write("blue-route.yaml", Manifest.Route("blue-route", "blue", path: "/repaired"));
        Assert.That(await blue.NextAsync(), Is.EqualTo(["+route/default/blue-route.00.http"]));
    }

    [Test]
    public async Task Ignores_a_gateway_of_an_unknown_class(CancellationToken cancellationToken)
    {
        await using var served = await ServedFolder.StartAsync(
            folder =>
            {
                TwoGateways(folder);
                folder.Write("other.yaml", Manifest.Gateway("other", "someone-elses"));
            },
            cancellationToken
        );
        var other = served.ProxyOf("other", cancellationToken);
        var blue = served.ProxyOf("blue", cancellationToken);
        await other.ConnectAsync();
        await blue.ConnectAsync();

        Assert.That((other.Resources, blue.Resources), Is.EqualTo((Array.Empty<string>(), Blue)));
        Assert.That(served.ProblemCount, Is.Zero);
    }

    [Test]
    public async Task Gives_addresses_alone_to_a_proxy_of_an_unknown_gateway(CancellationToken cancellationToken)
    {
        await using var served = await ServedFolder.StartAsync(TwoGateways, cancellationToken);
        var nobody = served.ProxyOf("nobody", cancellationToken);

        Assert.That(await nobody.ConnectAsync(), Is.EqualTo([$"+{App}"]));

        served.Write("nobody.yaml", Manifest.Gateway("nobody"));
        Assert.That(
            await nobody.NextAsync(),
            Is.EqualTo(["+bind/8080/default/nobody", "+listener/default/nobody.http"])
        );
    }

    [Test]
    public async Task Heals_a_route_when_its_service_appears(CancellationToken cancellationToken)
    {
        await using var served = await ServedFolder.StartAsync(
            folder =>
                folder.Write(
                    "all.yaml",
                    Manifest.GatewayClass,
                    Manifest.Gateway("blue"),
                    Manifest.Route("blue-route", "blue")
                ),
            cancellationToken
        );
        var blue = served.ProxyOf("blue", cancellationToken);
        await blue.ConnectAsync();
        Assert.That(blue.Resources, Is.EqualTo(Blue));
        Assert.That(
            served.ConditionsOf("blue-route"),
            Is.EqualTo(["Accepted=True Accepted", "ResolvedRefs=False BackendNotFound"])
        );

        served.Write("app.yaml", Manifest.Service("app"));

        Assert.That(await blue.NextAsync(), Is.EqualTo([$"+{App}"]));
        Assert.That(
            served.ConditionsOf("blue-route"),
            Is.EqualTo(["Accepted=True Accepted", "ResolvedRefs=True ResolvedRefs"])
        );
    }

    [Test]
    public async Task Takes_the_first_of_two_files_that_define_one_object(CancellationToken cancellationToken)
    {
        await using var served = await ServedFolder.StartAsync(
            folder =>
            {
                TwoGateways(folder);
                folder.Write("z.yaml", Manifest.Route("blue-route", "blue", path: "/second"));
            },
            cancellationToken
        );
        var blue = served.ProxyOf("blue", cancellationToken);
        await blue.ConnectAsync();

        Assert.That(
            await served.NextProblemAsync(cancellationToken),
            Does.StartWith("Warning z.yaml:1: HTTPRoute default/blue-route: ").And.Contains("blue-route.yaml:1")
        );
        Assert.That(PathOf(blue), Is.EqualTo("/"));

        served.Delete("blue-route.yaml");
        Assert.That(await blue.NextAsync(), Is.EqualTo(["+route/default/blue-route.00.http"]));
        Assert.That(PathOf(blue), Is.EqualTo("/second"));
    }

    [Test]
    public async Task Does_not_start_on_a_port_in_use(CancellationToken cancellationToken)
    {
        await using var served = await ServedFolder.StartAsync(TwoGateways, cancellationToken);
        var options = new ManifestServerOptions
        {
            Manifests = [Path.GetTempPath() + "none"],
            XdsAddress = served.Server.XdsAddress,
            ConfigureLogging = _ => { },
        };

        var error = await Assert.ThrowsAsync<IOException>(() => ManifestServer.StartAsync(options, cancellationToken));

        Assert.That(error!.GetBaseException(), Is.TypeOf<SocketException>());
    }

    private static string PathOf(Proxy blue) =>
        ((Resource)blue.Resource("route/default/blue-route.00.http").Message).Route.Matches.Single().Path.PathPrefix;

    private static void TwoGateways(TemporaryFolder folder)
    {
        folder.Write("gateways.yaml", Manifest.GatewayClass, Manifest.Gateway("blue"), Manifest.Gateway("green"));
        folder.Write("app.yaml", Manifest.Service("app"));
        folder.Write("blue-route.yaml", Manifest.Route("blue-route", "blue"));
        folder.Write("green-route.yaml", Manifest.Route("green-route", "green"));
    }
}
