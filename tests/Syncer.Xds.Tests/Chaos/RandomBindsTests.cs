// SPDX-License-Identifier: Apache-2.0

using TestKit.DataPlane;

namespace Syncer.Xds.Tests;

/// <summary>
/// Binds that come, go, get and lose their sockets, and listeners that move among them, in front of a proxy that is slow at
/// times: its store, with all its traps, ends up with what is served (spec xds-addresses 6.5).
/// </summary>
[CancelAfter(60_000)]
public class RandomBindsTests
{
    private const int Epochs = 300;
    private const string End = "bind/end";

    private readonly Dictionary<string, bool> _internalBinds = [];
    private readonly Dictionary<string, (string Bind, int Content)> _listeners = [];

    [SetUp]
    public void Clear()
    {
        _internalBinds.Clear();
        _listeners.Clear();
    }

    [Test]
    public async Task Leave_no_listener_behind_and_no_socket_closed(
        [Range(0, 4)] int seed,
        CancellationToken cancellationToken
    )
    {
        var random = new Random(seed);
        await using var host = await XdsTestHost.StartAsync();
        using var proxy = new ProxyModel(new DeltaXdsClientOptions { Address = host.Address, Gateway = Rows.GatewayA });
        var following = FollowAsync(proxy, new Random(seed), cancellationToken);

        for (var epoch = 0; epoch < Epochs; epoch++)
        {
            for (var changes = random.Next(1, 4); changes > 0; changes--)
                Change(random);
            await host.CommitAsync(transaction => transaction.Reset(host.Resources, State()));
        }
        await host.SetAsync(Rows.Bind(Rows.GatewayA, "end"));
        await following;

        Assert.That(proxy.Violations, Is.Empty);
        Assert.That(proxy.Refused, Is.Empty);
        var served = host.Server.ResourcesOf(XdsResourceType.Resource, Rows.GatewayA);
        Assert.That(
            proxy.Versions(),
            Is.EquivalentTo(served.ToDictionary(resource => resource.Key.Name, resource => resource.Version))
        );
    }

    private static async Task FollowAsync(ProxyModel proxy, Random random, CancellationToken cancellationToken)
    {
        await foreach (var _ in proxy.WatchAsync(cancellationToken))
        {
            if (proxy.ResourcesOf(XdsResourceType.Resource).ContainsKey(End))
                return;
            // What changes meanwhile is merged.
            if (random.Next(4) == 0)
                await Task.Delay(random.Next(20), cancellationToken);
        }
    }

    private void Change(Random random)
    {
        var bind = $"{random.Next(4)}";
        var listener = $"{random.Next(8)}";
        switch (random.Next(4))
        {
            case 0:
                _internalBinds[bind] = random.Next(2) == 0;
                break;
            case 1:
                _internalBinds.Remove(bind);
                foreach (var (name, (place, _)) in _listeners)
                {
                    if (place == bind)
                        _listeners.Remove(name);
                }
                break;
            case 2:
                _listeners.Remove(listener);
                break;
            default:
                if (_internalBinds.ContainsKey(bind))
                    _listeners[listener] = (bind, random.Next(3));
                break;
        }
    }

    private IEnumerable<XdsResource> State() =>
        [
            .. _internalBinds.Select(bind =>
                bind.Value ? Rows.InternalBind(Rows.GatewayA, bind.Key) : Rows.Bind(Rows.GatewayA, bind.Key)
            ),
            .. _listeners.Select(listener =>
                Rows.Listener(Rows.GatewayA, listener.Key, $"{listener.Value.Content}", listener.Value.Bind)
            ),
        ];
}
