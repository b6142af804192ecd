// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Xds.Tests;

public class ChangeLogTests
{
    private readonly ChangeLog _log = new();

    [Test]
    public void Tells_what_changed_since_a_position_once_per_name()
    {
        Set(1, "a");
        Set(2, "b");
        Set(3, "a");
        Remove(4, "b");
        Set(5, "c");

        Assert.That(ChangesSince(0), Is.EqualTo(["a@3", "-b@4", "c@5"]));
        Assert.That(ChangesSince(3), Is.EqualTo(["-b@4", "c@5"]));
        Assert.That(ChangesSince(5), Is.Empty);
    }

    [Test]
    public void Holds_the_live_content_only()
    {
        Set(1, "a");
        Set(2, "b");
        Remove(3, "a");

        Assert.That(_log.Find("a"), Is.Null);
        Assert.That(_log.Find("b")!.Key.Name, Is.EqualTo("b"));
        Assert.That(_log.LiveCount, Is.EqualTo(1));
        Assert.That(_log.TombstoneCount, Is.EqualTo(1));
    }

    [Test]
    public void Ignores_the_removal_of_a_name_without_content()
    {
        Set(1, "a");
        Remove(2, "a");
        Remove(3, "a");
        Remove(4, "b");

        Assert.That(ChangesSince(0), Is.EqualTo(["-a@2"]));
        Assert.That(_log.LiveCount, Is.Zero);
    }

    [Test]
    public void Replaces_a_tombstone_when_a_name_comes_back()
    {
        Set(1, "a");
        Remove(2, "a");
        Set(3, "a");

        Assert.That(ChangesSince(1), Is.EqualTo(["a@3"]));
        Assert.That(_log.TombstoneCount, Is.Zero);
    }

    [Test]
    public void Drops_superseded_entries_and_removals_that_all_have_heard_of()
    {
        Set(1, "a");
        Set(2, "b");
        Set(3, "c");
        Remove(4, "a");
        Remove(5, "b");
        Set(6, "c");

        _log.Compact(oldestPosition: 4);

        Assert.That(_log.All.Length, Is.EqualTo(2));
        Assert.That(ChangesSince(4), Is.EqualTo(["-b@5", "c@6"]));
        Assert.That(_log.TombstoneCount, Is.EqualTo(1));

        _log.Compact(long.MaxValue);

        Assert.That(_log.All.Length, Is.EqualTo(1));
        Assert.That(ChangesSince(0), Is.EqualTo(["c@6"]));
    }

    [Test]
    public void Stays_proportional_to_its_live_content_however_often_it_changes()
    {
        for (var epoch = 1; epoch <= 10_000; epoch++)
            Set(epoch, $"{epoch % 10}");
        Assert.That(_log.All.Length, Is.LessThanOrEqualTo(32));

        for (var epoch = 10_001; epoch <= 20_000; epoch++)
            Set(epoch, $"{epoch}");
        for (var epoch = 20_001; epoch <= 30_000; epoch++)
            Remove(epoch, $"{epoch - 10_000}");
        for (var epoch = 30_001; epoch <= 60_000; epoch++)
            Set(epoch, $"{epoch % 10}");
        Assert.That(_log.All.Length, Is.LessThanOrEqualTo(64));
        Assert.That(_log.LiveCount, Is.EqualTo(10));
    }

    [Test]
    public void Agrees_with_a_reader_that_folds_its_changes([Range(0, 9)] int seed)
    {
        var random = new Random(seed);
        var server = new Dictionary<string, string>();
        var client = new Dictionary<string, string>();
        var position = 0L;

        for (var epoch = 1L; epoch <= 2_000; epoch++)
        {
            for (var changes = random.Next(1, 4); changes > 0; changes--)
            {
                var name = $"{random.Next(20)}";
                if (random.Next(3) == 0)
                {
                    Remove(epoch, name, position);
                    server.Remove(name);
                }
                else
                {
                    server[name] = Set(epoch, name, position).Version;
                }
            }
            if (random.Next(10) == 0)
            {
                foreach (var entry in _log.Since(position))
                {
                    if (entry.Resource is { } resource)
                        client[entry.Name!] = resource.Version;
                    else if (!entry.IsSuperseded)
                        client.Remove(entry.Name!);
                }
                position = epoch;
                Assert.That(client, Is.EquivalentTo(server));
                Assert.That(_log.LiveCount, Is.EqualTo(server.Count));
            }
        }
    }

    private XdsResource Set(long epoch, string name, long oldestPosition = long.MaxValue)
    {
        var resource = XdsResource.Encode(
            new XdsResourceKey(XdsResourceType.Address, null, name),
            new Protos.Workloads.Address { Workload = new() { Uid = $"{name}@{epoch}" } }
        );
        CompactIfFull(oldestPosition);
        _log.Set(epoch, resource);
        return resource;
    }

    private void Remove(long epoch, string name, long oldestPosition = long.MaxValue)
    {
        CompactIfFull(oldestPosition);
        _log.Remove(epoch, name);
    }

    private void CompactIfFull(long oldestPosition)
    {
        if (_log.IsFull)
            _log.Compact(oldestPosition);
    }

    private string[] ChangesSince(long position)
    {
        var changes = new List<string>();
        foreach (var entry in _log.Since(position))
        {
            if (!entry.IsSuperseded)
                changes.Add($"{(entry.Resource is null ? "-" : "")}{entry.Name}@{entry.Epoch}");
        }
        return [.. changes];
    }
}
