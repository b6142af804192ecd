// SPDX-License-Identifier: Apache-2.0

using System.Reactive.Disposables;
using System.Reactive.Linq;
using TestKit;

namespace Krt.Core.Tests.Engine;

public sealed class KrtScopeTests : EngineFixture
{
    [Test]
    public async Task Ends_a_feed_that_is_still_being_subscribed_to()
    {
        var scope = Engine.CreateScope("short");
        var isEnded = false;
        var changes = Observable.Create<ChangeSet<string, Named>>(async _ =>
        {
            await scope.DisposeAsync();
            return Disposable.Create(() => isEnded = true);
        });

        var rows = scope.FromChanges(changes);

        await Engine.WhenSettledAsync();
        Assert.That(isEnded, Is.True);
        Assert.That(() => rows.Select((_, row) => row), Throws.InstanceOf<ObjectDisposedException>());
    }

    [Test]
    public async Task Survives_a_feed_that_cannot_be_ended()
    {
        var scope = Engine.CreateScope("short");
        _ = scope.FromChanges(
            Observable.Create<ChangeSet<string, Named>>(_ =>
                Disposable.Create(() => throw new FormatException("cannot end"))
            ),
            new() { Name = "fed" }
        );

        await scope.DisposeAsync();

        Assert.That(Log.Entries.Single(), Does.Contain("FeedFailed").And.Contain("fed").And.Contain("cannot end"));
        Assert.That(async () => await Engine.CommitAsync(_ => { }), Throws.Nothing);
    }

    [Test]
    [CancelAfter(30_000)]
    public async Task Removes_what_is_created_while_it_is_being_disposed(CancellationToken cancellationToken)
    {
        await using var engine = new KrtEngine(new() { LoggerFactory = Log });
        using var entered = new ManualResetEventSlim();
        using var resume = new ManualResetEventSlim();
        var slow = engine.Root.Source<string, Named>();
        _ = slow.Select(
            (_, row) =>
            {
                entered.Set();
                resume.Wait(cancellationToken);
                return row;
            }
        );
        slow.Set(new("a", ""));
        entered.Wait(cancellationToken);
        var scope = engine.CreateScope("short");
        var disposal = scope.DisposeAsync();
        var late = scope.Source<string, Named>();
        var completed = new TaskCompletionSource();
        using var subscription = late.Connect().Subscribe(_ => { }, completed.SetResult);

        resume.Set();
        await disposal;

        await completed.Task.WaitAsync(cancellationToken);
        await engine.WhenSettledAsync(cancellationToken);
        Assert.That(engine.Root.Propagator.Nodes.Values, Has.None.Property("Scope").SameAs(scope));
    }
}
