// SPDX-License-Identifier: Apache-2.0

using TestKit;

namespace Krt.Core.Tests.Engine;

[CancelAfter(20_000)]
public sealed class DisposalTests : EngineFixture
{
    [Test]
    public async Task Hides_a_disposed_collection_when_its_place_is_used_again()
    {
        var a = base.Engine.Root.Source<string, Named>(new() { Name = "a" });
        a.Set(new("k", "of a"));
        _ = a.Snapshot;
        await a.DisposeAsync();
        var b = base.Engine.Root.Source<string, Named>(new() { Name = "b" });
        b.Set(new("k", "of b"));
        _ = b.Snapshot;
        b.Set(new("k", "of b2"));
        Assert.That(() => a.TryGet("k", out _), Throws.TypeOf<ObjectDisposedException>());
        var snapshot = base.Engine.TakeSnapshot();
        Assert.That(() => snapshot.Of(a), Throws.ArgumentException);
    }

    [Test]
    public async Task Ends_what_was_queued_when_the_engine_is_disposed(CancellationToken cancellationToken)
    {
        using var gate = new Gate(cancellationToken);
        var engine = new KrtEngine();
        var rows = engine.Root.Source<string, Named>();
        var other = engine.Root.Source<string, Named>();
        var slow = rows.Select(
            (_, row) =>
            {
                gate.Pass();
                return row;
            }
        );
        await engine.WhenSettledAsync(cancellationToken);
        gate.Close();
        rows.Set(new("a", "1"));
        gate.WaitUntilEntered();
        var late = engine.Root.Source<string, Named>(new() { StartSynced = false });
        var ended = new TaskCompletionSource();
        using var subscription = other.Connect().Subscribe(_ => { }, ended.SetResult);
        var disposal = engine.DisposeAsync();
        gate.Release();
        await disposal;
        Assert.Multiple(() =>
        {
            Assert.That(async () => await ended.Task.WaitAsync(TimeSpan.FromSeconds(2)), Throws.Nothing);
            Assert.That(
                async () => await late.Synced.WaitAsync(TimeSpan.FromSeconds(2)),
                Throws.InstanceOf<OperationCanceledException>()
            );
        });
    }
}
