// SPDX-License-Identifier: Apache-2.0

using TestKit;

namespace Krt.Core.Tests.Engine;

/// <summary>What callers see of an engine that a policy has stopped.</summary>
[CancelAfter(30_000)]
public sealed class KrtEngineFailureTests
{
    [TestCase(PropagationMode.Inline)]
    [TestCase(PropagationMode.Dedicated)]
    [Scenario("B3.6")]
    public async Task Surfaces_a_collision_to_who_waits_and_to_later_callers(
        PropagationMode mode,
        CancellationToken cancellationToken
    )
    {
        await using var engine = new KrtEngine(new() { Mode = mode });
        var rows = engine.Root.Source<string, Named>(new() { Name = "rows" });
        var byValue = rows.Select(
            (_, row) => row,
            row => row.Value,
            new CollectionOptions<string, Named> { Collisions = CollisionPolicy.Throw, Name = "byValue" }
        );
        var recorder = new CollectionRecorder<string, Named>(byValue);
        await engine.CommitAsync(transaction => transaction.Set(rows, new Named("1", "a")), cancellationToken);
        await engine.WhenSettledAsync(cancellationToken);
        Assert.That(byValue.Snapshot, Has.Count.EqualTo(1));

        Assert.That(
            async () =>
                await engine.CommitAsync(transaction => transaction.Set(rows, new Named("2", "a")), cancellationToken),
            Throws.TypeOf<KrtCollisionException>().With.Message.EqualTo("Inputs 1, 2 of byValue produce a.")
        );

        Assert.That(
            () => rows.Set(new("3", "b")),
            Throws.InvalidOperationException.With.InnerException.TypeOf<KrtCollisionException>()
        );
        Assert.That(
            () => rows.Index(row => row.Key).Lookup("1"),
            Throws.InvalidOperationException.With.InnerException.TypeOf<KrtCollisionException>()
        );
        Assert.That(
            () => rows.Select((_, row) => row),
            Throws.InvalidOperationException.With.InnerException.TypeOf<KrtCollisionException>()
        );
        Assert.That(
            async () => await engine.CommitAsync(_ => { }, cancellationToken),
            Throws.InvalidOperationException.With.InnerException.TypeOf<KrtCollisionException>()
        );
        Assert.That(byValue.Snapshot.Keys, Is.EqualTo(["a"]));
        Assert.That(async () => await rows.DisposeAsync(), Throws.Nothing);
        Assert.That(async () => await byValue.Synced, Throws.Nothing);
        recorder.Dispose();
    }

    [Test]
    public async Task Tells_subscribers_why_it_stopped()
    {
        await using var engine = new KrtEngine(
            new() { Mode = PropagationMode.Inline, Errors = TransformErrorPolicy.Fail }
        );
        var rows = engine.Root.Source<string, Named>();
        Exception? end = null;
        using var subscription = rows.Connect().Subscribe(_ => { }, error => end = error);
        _ = rows.Select((_, row) => row.Value == "bad" ? throw new FormatException("bad row") : row);

        rows.Set(new("a", "bad"));

        Assert.That(end, Is.TypeOf<KrtTransformException>().With.InnerException.TypeOf<FormatException>());
        Assert.That(engine.Root.Propagator.IsStopped, Is.True);
    }
}
