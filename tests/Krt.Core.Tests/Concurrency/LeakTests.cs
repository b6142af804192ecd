// SPDX-License-Identifier: Apache-2.0

using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Krt.Core.Tests.Concurrency;

/// <summary>Scopes that come and go over sources that stay leave nothing behind.</summary>
[NonParallelizable]
[CancelAfter(120_000)]
public sealed class LeakTests
{
    private readonly KrtEngine _engine = new(new() { Mode = PropagationMode.Inline });
    private readonly SourceCollection<string, Named> _rows;
    private readonly SourceCollection<string, Named> _others;
    private readonly SourceCollection<string, IKrtCollection<string, Named>> _members;
    private readonly IKrtIndex<string, string, Named> _byValue;
    private readonly IKrtCollection<string, Named> _merged;

    public LeakTests()
    {
        _rows = _engine.Root.Source<string, Named>();
        _others = _engine.Root.Source<string, Named>();
        _members = _engine.Root.Source<string, IKrtCollection<string, Named>>(new() { Key = member => member.Name });
        _byValue = _others.Index(row => row.Value);
        _merged = _members.MergeMany(present => present[0]);
        for (var i = 0; i < 10; i++)
        {
            _rows.Set(new($"{i}", $"{i % 3}"));
            _others.Set(new($"{i}", $"{i % 3}"));
        }
        _ = (_rows.Snapshot, _merged.Snapshot);
    }

    [TearDown]
    public async Task DisposeEngine() => await _engine.DisposeAsync();

    [Test, Scenario("A10.1", "A10.3", "B8.6", "A3.6")]
    public async Task A_thousand_scopes_of_every_combinator_leave_nothing()
    {
        for (var i = 0; i < 50; i++)
            await BuildAndDispose();
        var (nodes, threads) = (_engine.Root.Propagator.Nodes.Count, Process.GetCurrentProcess().Threads.Count);
        var bytes = GC.GetTotalMemory(forceFullCollection: true);

        for (var i = 0; i < 1000; i++)
            await BuildAndDispose();

        var grown = GC.GetTotalMemory(forceFullCollection: true) - bytes;
        Assert.That(_engine.Root.Propagator.Nodes, Has.Count.EqualTo(nodes));
        Assert.That(
            (_rows.Node.Consumers.Count, _others.Node.Consumers.Count, _rows.Node.SubscriptionCount),
            Is.EqualTo((0, 0, 0))
        );
        Assert.That(_merged.Snapshot, Is.Empty);
        Assert.That(_engine.Root.Propagator.Published.Roots, Has.Length.LessThan(50));
        Assert.That(grown / 1000, Is.LessThan(100), "bytes per cycle");
        Assert.That(Process.GetCurrentProcess().Threads.Count, Is.LessThan(threads + 20));
    }

    [Test, Scenario("A10.1")]
    public async Task A_disposed_scope_can_be_collected()
    {
        var scope = await BuildAndDispose();
        // What the last epoch has published, and the lists it worked with, are replaced by the next.
        _rows.Set(new("0", "next"));
        _others.Set(new("0", "next"));

        for (var i = 0; i < 10 && scope.IsAlive; i++)
            GC.Collect();
        Assert.That(scope.IsAlive, Is.False);
    }

    [Test, Scenario("A10.1")]
    public void Subscriptions_end_with_their_disposal()
    {
        for (var i = 0; i < 1000; i++)
            _rows.Connect().Subscribe(_ => { }).Dispose();

        Assert.That(_rows.Node.SubscriptionCount, Is.Zero);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private async Task<WeakReference> BuildAndDispose()
    {
        var scope = _engine.CreateScope("short");
        var own = scope.Source<string, Named>(new() { Name = "own" });
        own.Set(new("own", "1"));
        var options = new CollectionOptions<string, Named> { Scope = scope };
        var trigger = scope.Trigger();
        var single = scope.Singleton(context => new Named("single", $"{context.Fetch(_rows).Count}"));
        var derived = _rows.Select((context, row) => context.Get(_others, row.Key), options);
        var fetching = _rows.SelectMany(
            (context, row) =>
            {
                context.DependsOn(trigger);
                _ = context.Get(single);
                return context.Fetch(_byValue, row.Value, Match<Named>.Where(other => other.Key != row.Key));
            },
            row => row.Key,
            options
        );
        var (statuses, rows) = _rows.SelectManyWithStatus(
            (context, row) => (row.Value, context.Fetch(_others, Match<Named>.Keys(row.Key)).AsEnumerable()),
            row => row.Key,
            options
        );
        var union = derived.Union(options, _others);
        var merged = union.Merge(present => present[^1], options, fetching);
        var nested = own.Select((_, _) => merged).MergeMany(present => present[0], options);
        var all = new List<IKrtCollection<string, Named>>
        {
            derived,
            fetching,
            rows,
            union,
            merged,
            nested,
            derived.UnionDisjoint(options),
            nested.Where(row => row.Value != "2", options),
            nested.View(row => row, options),
            scope.FromNothing<string, Named>(context => context.Fetch(_rows)),
            scope.FromChanges(_rows.Connect()),
        };
        _members.Set(own);
        var groups = merged.Index(row => row.Value).AsCollection();
        var subscriptions = all.Select(collection => collection.Connect().Subscribe(_ => { })).ToArray();
        all.ForEach(collection => _ = collection.Snapshot);
        Assert.That((statuses.Snapshot.Count, groups.Snapshot.Count, nested.Snapshot.Count), Is.EqualTo((10, 3, 10)));
        Assert.That(_merged.Snapshot.Keys, Is.EqualTo(["own"]));
        _rows.Set(new("0", "changed"));
        _rows.Set(new("0", "0"));
        trigger.Fire();
        foreach (var subscription in subscriptions.Where((_, i) => i % 2 == 0))
            subscription.Dispose();
        await scope.DisposeAsync();
        _members.Remove("own");
        return new WeakReference(scope);
    }
}
