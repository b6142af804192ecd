// SPDX-License-Identifier: Apache-2.0

using System.Text.Json;
using Syncer.Host.Cli.Printing;
using Syncer.Host.Inspection;
using Syncer.Host.Inspection.Comparing;

namespace Syncer.Host.Tests.Inspection;

[CancelAfter(60_000)]
public sealed class ConfigurationDifferenceTests
{
    [Test]
    public async Task Tells_what_proxies_gain_lose_and_see_changed()
    {
        await using var before = await InspectedManifests.OfAsync(
            Manifest.GatewayClass,
            Manifest.Gateway("blue"),
            Manifest.Route("a", "blue"),
            Manifest.Route("b", "blue"),
            Manifest.Service("app")
        );
        await using var after = await InspectedManifests.OfAsync(
            Manifest.GatewayClass,
            Manifest.Gateway("blue"),
            Manifest.Route("a", "blue", path: "/a"),
            Manifest.Route("c", "blue"),
            Manifest.Service("app", address: "10.96.0.2")
        );

        var text = TextOf(ConfigurationDifference.Between(await before.ReadAsync(), await after.ReadAsync()));

        Assert.That(
            text,
            Is.EqualTo(
                """
                every gateway
                  ~ default/app.default.svc.cluster.local
                      service.addresses[0].address: "CmAAAQ==" -> "CmAAAg=="
                default/blue
                  ~ route/default/a.00.http
                      route.matches[0].path.pathPrefix: "/" -> "/a"
                  - route/default/b.00.http
                  + route/default/c.00.http
                1 added, 1 removed, 2 changed.

                """
            )
        );
    }

    [Test]
    public async Task Finds_nothing_between_equals()
    {
        await using var one = await InspectedManifests.OfAsync(Manifest.GatewayClass, Manifest.Gateway("blue"));
        await using var other = await InspectedManifests.OfAsync(Manifest.Gateway("blue"), Manifest.GatewayClass);

        var difference = ConfigurationDifference.Between(await one.ReadAsync(), await other.ReadAsync());

        Assert.That(difference.Gateways, Is.Empty);
        Assert.That(TextOf(difference), Is.EqualTo("No difference.\n"));
    }

    [Test]
    public async Task Tells_that_a_secret_changed_and_not_what_it_is(
        [Values] bool beforeIsLive,
        [Values] bool afterIsLive
    )
    {
        using var oldSecret = new InspectedSecret();
        using var newSecret = new InspectedSecret();
        var old = await ReadAsync(oldSecret, beforeIsLive);
        var now = await ReadAsync(newSecret, afterIsLive);

        var difference = ConfigurationDifference.Between(old, now);

        var text = TextOf(difference);
        var field = difference.Gateways.Single().Resources.Single().Fields.Select(field => field.Path);
        // Of two servers no secret is known, and the certificate changed with it: nothing is claimed of the key.
        Assert.That(
            field,
            beforeIsLive && afterIsLive
                ? Is.EqualTo(["listener.tls.cert"])
                : Is.EqualTo(["listener.tls.cert", "listener.tls.privateKey"])
        );
        foreach (var fragment in oldSecret.Fragments.Concat(newSecret.Fragments))
            Assert.That(text, Does.Not.Contain(fragment));
    }

    [Test]
    public async Task Tells_a_secret_that_is_the_same_from_one_that_changed([Values] bool isLive)
    {
        using var secret = new InspectedSecret();
        var old = await ReadAsync(secret, isLive);
        var now = await ReadAsync(secret, isLive: false, port: 8443);

        var fields = ConfigurationDifference
            .Between(old, now)
            .Gateways.Single()
            .Resources.Where(resource => resource.Change == ResourceDifference.Changed)
            .SelectMany(resource => resource.Fields)
            .Select(field => field.Path);

        Assert.That(fields, Is.EqualTo(["listener.bindKey"]));
    }

    private static async Task<ServedConfiguration> ReadAsync(InspectedSecret secret, bool isLive, int port = 443)
    {
        await using var manifests = await InspectedManifests.OfAsync(
            Manifest.GatewayClass,
            Manifest.TlsGateway("blue", "cert").Replace("port: 443", $"port: {port}", StringComparison.Ordinal),
            secret.Manifest("cert")
        );
        var configuration = await manifests.ReadAsync();
        if (!isLive)
            return configuration;
        // As it arrives from a server.
        var json = JsonSerializer.Serialize(configuration, InspectionJson.Default.ServedConfiguration);
        foreach (var fragment in secret.Fragments)
            Assert.That(json, Does.Not.Contain(fragment));
        return JsonSerializer.Deserialize(json, InspectionJson.Default.ServedConfiguration)!;
    }

    private static string TextOf(ConfigurationDifference difference)
    {
        using var text = new StringWriter { NewLine = "\n" };
        DifferenceText.Write(difference, text);
        return text.ToString();
    }
}
