// SPDX-License-Identifier: Apache-2.0

using Syncer.Protos.Resources;
using Syncer.Translation.Gateways;
using Syncer.Translation.Gateways.Layouts;
using Syncer.Translation.Gateways.Listeners;

namespace Syncer.Translation.Tests.Gateways.Layouts;

public sealed class GatewayLayoutsTests
{
    private static readonly ParentKey Gateway = ParentKey.Gateway(new("infra", "gw"));

    private static GatewayLayout Of(params ResolvedListener[] listeners) =>
        GatewayLayouts.Of(Gateway.Name, [new(Gateway) { Gateway = Gateway.Name, Listeners = [.. listeners] }]);

    private static ListenerOwner Set(string name, string? created, params ResolvedListener[] listeners) =>
        new(ParentKey.ListenerSet(new("web", name)))
        {
            Gateway = Gateway.Name,
            CreationTimestamp = created is null
                ? DateTimeOffset.MinValue
                : DateTimeOffset.Parse(created, System.Globalization.CultureInfo.InvariantCulture),
            Listeners = [.. listeners],
        };

    [TestCase("HTTP", Bind.Types.Protocol.Http, Bind.Types.TunnelProtocol.Direct)]
    [TestCase("HTTPS", Bind.Types.Protocol.Tls, Bind.Types.TunnelProtocol.Direct)]
    [TestCase("TLS", Bind.Types.Protocol.Tls, Bind.Types.TunnelProtocol.Direct)]
    [TestCase("TCP", Bind.Types.Protocol.Tcp, Bind.Types.TunnelProtocol.Direct)]
    [TestCase("HBONE", Bind.Types.Protocol.Http, Bind.Types.TunnelProtocol.HboneGateway)]
    [TestCase("UDP", Bind.Types.Protocol.Http, Bind.Types.TunnelProtocol.Direct)]
    public void Binds_follow_the_protocol(
        string protocol,
        Bind.Types.Protocol expected,
        Bind.Types.TunnelProtocol tunnel
    ) =>
        Assert.That(
            Of(LayoutRows.Listener("l", protocol, 80)).Binds,
            Is.EqualTo([new PortBind(80, expected, tunnel, Bind.Types.Mode.Standard)])
        );

    [Test]
    public void Has_one_bind_per_port_in_ascending_order()
    {
        var layout = Of(
            LayoutRows.Listener("c", "HTTP", 8080, "c.example"),
            LayoutRows.Listener("a", "HTTP", 80),
            LayoutRows.Listener("d", "HTTP", 8080, "d.example"),
            LayoutRows.Listener("none", "HTTP", 0)
        );
        Assert.That(layout.Binds.Select(bind => bind.Port), Is.EqualTo([80, 8080]));
    }

    [Test]
    public void Has_no_bind_when_all_listeners_of_a_port_are_in_conflict() =>
        Assert.That(Of(LayoutRows.Listener("a", "HTTP", 80), LayoutRows.Listener("b", "TCP", 80)).Binds, Is.Empty);

    [Test]
    public void Ignores_unsupported_protocols_of_a_shared_port() =>
        Assert.That(
            Of(LayoutRows.Listener("a", "HTTPS", 443), LayoutRows.Listener("b", "UDP", 443)).Binds[0].Protocol,
            Is.EqualTo(Bind.Types.Protocol.Tls)
        );

    [TestCase(true, true, Bind.Types.Mode.Internal, "")]
    [TestCase(true, false, Bind.Types.Mode.Standard, "80")]
    [TestCase(false, false, Bind.Types.Mode.Standard, "")]
    public void A_port_is_internal_when_all_agree(bool first, bool second, Bind.Types.Mode mode, string disputed)
    {
        var layout = Of(
            LayoutRows.Listener("a", "HTTP", 80, "a.example", first),
            LayoutRows.Listener("b", "HTTP", 80, "b.example", second)
        );
        Assert.That(layout.Binds[0].Mode, Is.EqualTo(mode));
        Assert.That(string.Join(' ', layout.DisputedPorts), Is.EqualTo(disputed));
    }

    [Test]
    public void The_oldest_ListenerSet_wins_then_the_first_by_name()
    {
        var listener = LayoutRows.Listener("http", "HTTP", 80);
        var layout = GatewayLayouts.Of(
            Gateway.Name,
            [
                Set("b", "2024-01-02T00:00:00Z", listener),
                Set("c", "2024-01-01T00:00:00Z", listener),
                Set("a", "2024-01-02T00:00:00Z", listener),
                new(Gateway) { Gateway = Gateway.Name },
            ]
        );
        Assert.That(layout.Conflicts.Select(owner => owner.Key.Name.Name), Is.EqualTo(["a", "b"]));
        Assert.That(layout.AttachedListenerSets, Is.EqualTo(1));
    }

    [Test]
    public void The_order_of_arrival_makes_no_difference()
    {
        ListenerOwner[] owners =
        [
            new(Gateway) { Gateway = Gateway.Name, Listeners = [LayoutRows.Listener("a", "HTTP", 80, "a.example")] },
            Set("x", null, LayoutRows.Listener("a", "HTTP", 80, "a.example"), LayoutRows.Listener("b", "HTTP", 81)),
            Set("y", null, LayoutRows.Listener("b", "TCP", 81), LayoutRows.Listener("c", "UDP", 82)),
        ];
        var expected = GatewayLayouts.Of(Gateway.Name, owners);
        Assert.That(GatewayLayouts.Of(Gateway.Name, owners.Reverse()), Is.EqualTo(expected));
        Assert.That(expected.AttachedListenerSets, Is.EqualTo(1));
    }
}
