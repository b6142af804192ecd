// SPDX-License-Identifier: Apache-2.0

using Krt;

namespace Syncer.Xds.Tests;

public class XdsFeedTests
{
    private KrtEngine _engine = null!;
    private SourceCollection<XdsResourceKey, XdsResource> _resources = null!;
    private XdsFeed _feed = null!;

    [SetUp]
    public void Create()
    {
        _engine = new KrtEngine(new KrtEngineOptions { Mode = PropagationMode.Inline });
        _resources = _engine.Root.Source(new CollectionOptions<XdsResourceKey, XdsResource> { StartSynced = false });
        _feed = new XdsFeed(_resources, TimeProvider.System);
    }

    [TearDown]
    public async Task Dispose()
    {
        _feed.Dispose();
        await _engine.DisposeAsync();
    }

    [Test]
    public async Task Is_synced_with_the_collection()
    {
        _resources.Set(Rows.Bind(Rows.GatewayA, "1"));
        Assert.That(_feed.Synced.IsCompleted, Is.False);

        _resources.MarkSynced();

        await _feed.Synced.WaitAsync(XdsTestStream.Patience);
    }

    [Test]
    public void Wakes_the_connections_of_the_gateway_that_changed()
    {
        var wakeUps = new List<string>();
        using var a = _feed.CreateCursor(Rows.GatewayA, _ => wakeUps.Add("a"));
        using var b = _feed.CreateCursor(Rows.GatewayB, _ => wakeUps.Add("b"));
        using var none = _feed.CreateCursor(null, _ => wakeUps.Add("none"));

        _resources.Set(Rows.Bind(Rows.GatewayA, "1"));
        Assert.That(wakeUps, Is.EqualTo(["a"]));

        wakeUps.Clear();
        _resources.Set(Rows.Service("s"));
        Assert.That(wakeUps, Is.EquivalentTo(["a", "b", "none"]));

        wakeUps.Clear();
        _resources.Set(Rows.Bind(new NamespacedName("default", "c"), "1"));
        _resources.Set(Rows.Service("s"));
        Assert.That(wakeUps, Is.Empty);
    }

    [Test]
    public void Wakes_a_connection_once_per_epoch()
    {
        var wakeUps = 0;
        using var cursor = _feed.CreateCursor(Rows.GatewayA, _ => wakeUps++);

        Commit(
            Rows.Bind(Rows.GatewayA, "1"),
            Rows.Bind(Rows.GatewayA, "2"),
            Rows.Service("s"),
            Rows.Bind(Rows.GatewayB, "1")
        );

        Assert.That(wakeUps, Is.EqualTo(1));
    }

    [Test]
    public void Reads_changes_of_all_types_up_to_one_epoch()
    {
        using var cursor = _feed.CreateCursor(Rows.GatewayA, _ => { });
        ReadEverything(cursor);

        Commit(Rows.Bind(Rows.GatewayA, "1"), Rows.Service("s"), Rows.Bind(Rows.GatewayB, "2"));

        Assert.That(Changes(cursor), Is.EqualTo(["default/s", "bind/1"]));
        Assert.That(Changes(cursor), Is.Empty);
        Assert.That(cursor.PositionOf(XdsResourceType.Address), Is.EqualTo(_engine.Epoch));
    }

    [Test]
    public void Lets_the_resource_of_all_hide_the_one_of_a_gateway()
    {
        using var cursor = _feed.CreateCursor(Rows.GatewayA, _ => { });
        Commit(Rows.Bind(Rows.GatewayA, "1", 1), Rows.Bind(null, "1", 2));

        Assert.That(ReadEverything(cursor), Is.EqualTo([Rows.Bind(null, "1", 2)]));

        Commit(Rows.Bind(Rows.GatewayA, "1", 3));
        Assert.That(Changes(cursor), Is.Empty);

        Remove(Rows.Bind(null, "1"));
        Assert.That(Changes(cursor), Is.EqualTo(["bind/1"]));

        Remove(Rows.Bind(Rows.GatewayA, "1"));
        Assert.That(Changes(cursor), Is.EqualTo(["-bind/1"]));
    }

    [Test]
    public void Tells_of_a_move_between_scopes_what_each_gateway_sees_of_it()
    {
        using var a = _feed.CreateCursor(Rows.GatewayA, _ => { });
        using var b = _feed.CreateCursor(Rows.GatewayB, _ => { });
        ReadEverything(a);
        ReadEverything(b);

        Commit(Rows.Bind(null, "1"));
        Assert.That(Changes(a), Is.EqualTo(["bind/1"]));
        Assert.That(Changes(b), Is.EqualTo(["bind/1"]));

        Move(Rows.Bind(null, "1"), Rows.Bind(Rows.GatewayA, "1"));
        Assert.That(Changes(a), Is.EqualTo(["bind/1"]));
        Assert.That(Changes(b), Is.EqualTo(["-bind/1"]));

        Move(Rows.Bind(Rows.GatewayA, "1"), Rows.Bind(Rows.GatewayB, "1"));
        Assert.That(Changes(a), Is.EqualTo(["-bind/1"]));
        Assert.That(Changes(b), Is.EqualTo(["bind/1"]));

        Move(Rows.Bind(Rows.GatewayB, "1"), Rows.Bind(null, "1"));
        Assert.That(Changes(a), Is.EqualTo(["bind/1"]));
        Assert.That(Changes(b), Is.EqualTo(["bind/1"]));
    }

    [Test]
    public void Forgets_gateways_without_resources_and_readers()
    {
        Commit(Rows.Bind(Rows.GatewayA, "1"));
        var cursor = _feed.CreateCursor(Rows.GatewayB, _ => { });
        Assert.That(_feed.GatewayCount, Is.EqualTo(2));

        Remove(Rows.Bind(Rows.GatewayA, "1"));
        Assert.That(_feed.GatewayCount, Is.EqualTo(1));

        cursor.Dispose();
        Assert.That(_feed.GatewayCount, Is.Zero);
    }

    [Test]
    public void Keeps_a_gateway_whose_content_is_gone_for_readers_that_have_yet_to_hear()
    {
        Commit(Rows.Bind(Rows.GatewayA, "1"));
        using var cursor = _feed.CreateCursor(Rows.GatewayA, _ => { });
        ReadEverything(cursor);

        for (var i = 0; i < 100; i++)
        {
            Commit(Rows.Bind(Rows.GatewayA, $"churn{i}"));
            Remove(Rows.Bind(Rows.GatewayA, $"churn{i}"));
        }
        Remove(Rows.Bind(Rows.GatewayA, "1"));

        Assert.That(Changes(cursor), Does.Contain("-bind/1"));
    }

    [Test]
    public void Sends_an_equal_row_again_when_it_is_touched()
    {
        using var cursor = _feed.CreateCursor(Rows.GatewayA, _ => { });
        Commit(Rows.Listener(Rows.GatewayA, "l"));
        ReadEverything(cursor);

        Commit(Rows.Listener(Rows.GatewayA, "l"));
        Assert.That(Changes(cursor), Is.Empty);

        _resources.Touch(Rows.Listener(Rows.GatewayA, "l").Key);
        Assert.That(Changes(cursor), Is.EqualTo(["listener/l"]));
    }

    private static List<XdsResource> ReadEverything(FeedCursor cursor)
    {
        var updated = new List<XdsResource>();
        using var reading = cursor.Read();
        foreach (var type in XdsResourceType.All)
            reading.ReadAll(type, updated);
        return updated;
    }

    private static IEnumerable<string> Changes(FeedCursor cursor)
    {
        var (updated, removed) = (new List<XdsResource>(), new List<string>());
        using (var reading = cursor.Read())
        {
            foreach (var type in XdsResourceType.All)
                reading.ReadChanges(type, updated, removed, []);
        }
        return [.. updated.Select(r => r.Key.Name), .. removed.Select(name => "-" + name)];
    }

    private void Commit(params XdsResource[] rows) =>
        Transact(transaction =>
        {
            foreach (var row in rows)
                transaction.Set(_resources, row);
        });

    private void Remove(XdsResource row) => Transact(transaction => transaction.Remove(_resources, row.Key));

    private void Move(XdsResource from, XdsResource to) =>
        Transact(transaction =>
        {
            transaction.Remove(_resources, from.Key);
            transaction.Set(_resources, to);
        });

    private void Transact(Action<ITransaction> write)
    {
        var committed = _engine.CommitAsync(write);
        Assert.That(committed.IsCompletedSuccessfully, Is.True);
    }
}
