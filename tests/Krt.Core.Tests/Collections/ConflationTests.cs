// SPDX-License-Identifier: Apache-2.0

using TestKit;

namespace Krt.Core.Tests.Collections;

[CancelAfter(20_000)]
public sealed class ConflationTests : EngineFixture
{
    private sealed class Entity(string key, string value)
    {
        public string Key => key;
        public string Value => value;

        public override bool Equals(object? obj) => obj is Entity other && other.Key == key;

        public override int GetHashCode() => key.GetHashCode(StringComparison.Ordinal);
    }

    private sealed class ByValue : EqualityComparer<Entity>
    {
        public override bool Equals(Entity? x, Entity? y) => x?.Value == y?.Value;

        public override int GetHashCode(Entity obj) => 0;
    }

    [Test]
    public async Task Compares_rows_as_the_collection_does_when_one_comes_back(CancellationToken cancellationToken)
    {
        await using var engine = new KrtEngine();
        var rows = engine.Root.Source<string, Entity>(new() { Key = row => row.Key, Equality = new ByValue() });
        rows.Set(new("a", "1"));
        using var slow = new SlowSubscriber<string, Entity>(rows);
        slow.WaitUntilEntered(cancellationToken);
        await engine.WaitForEpochAsync(rows.Remove("a"), cancellationToken);
        await engine.WaitForEpochAsync(rows.Set(new("a", "2")), cancellationToken);
        slow.Release();
        await engine.WhenSettledAsync(cancellationToken);
        Assert.That(slow.Sets.SelectMany(set => set).Last().New?.Value, Is.EqualTo("2"));
    }

    [Test]
    public async Task Delivers_nothing_when_a_row_changes_back(CancellationToken cancellationToken)
    {
        await using var engine = new KrtEngine();
        var rows = engine.Root.Source<string, Named>();
        rows.Set(new("a", "1"));
        using var slow = new SlowSubscriber<string, Named>(rows);
        slow.WaitUntilEntered(cancellationToken);
        await engine.WaitForEpochAsync(rows.Set(new("a", "2")), cancellationToken);
        await engine.WaitForEpochAsync(rows.Set(new("a", "1")), cancellationToken);
        slow.Release();
        await engine.WhenSettledAsync(cancellationToken);
        Assert.That(slow.Sets, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Keeps_a_watched_row_when_only_the_collection_becomes_synced(CancellationToken cancellationToken)
    {
        await using var engine = new KrtEngine();
        var rows = engine.Root.Source<string, Named>(new() { StartSynced = false });
        rows.Set(new("a", "1"));
        using var entered = new ManualResetEventSlim();
        using var released = new ManualResetEventSlim();
        var seen = new List<Named?>();
        using var subscription = rows.Watch("a")
            .Subscribe(row =>
            {
                entered.Set();
                released.Wait(cancellationToken);
                seen.Add(row);
            });
        entered.Wait(cancellationToken);
        await engine.WaitForEpochAsync(rows.Remove("a"), cancellationToken);
        await engine.CommitAsync(
            t =>
            {
                t.Set(rows, new("a", "1"));
                t.MarkSynced(rows);
            },
            cancellationToken
        );
        released.Set();
        await engine.WhenSettledAsync(cancellationToken);
        Assert.That(seen.Last()?.Value, Is.EqualTo("1"));
    }
}
