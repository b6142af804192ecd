// SPDX-License-Identifier: Apache-2.0

namespace Krt.Core.Tests.Internal.Propagation;

[CancelAfter(30_000)]
public sealed class PropagatorTests
{
    [TestCase(PropagationMode.Inline)]
    [TestCase(PropagationMode.Dedicated)]
    public async Task Gives_the_failure_of_a_question_to_who_asked(
        PropagationMode mode,
        CancellationToken cancellationToken
    )
    {
        await using var engine = new KrtEngine(new() { Mode = mode });
        var rows = engine.Root.Source<string, Named>();

        Assert.That(
            () => engine.Root.Propagator.Ask<int>(() => throw new FormatException("no")),
            Throws.TypeOf<FormatException>()
        );

        await engine.CommitAsync(transaction => transaction.Set(rows, new Named("a", "")), cancellationToken);
        Assert.That(rows.Snapshot, Has.Count.EqualTo(1));
    }

    [TestCase(PropagationMode.Inline)]
    [TestCase(PropagationMode.Dedicated)]
    public async Task Makes_no_epoch_of_a_question(PropagationMode mode, CancellationToken cancellationToken)
    {
        await using var engine = new KrtEngine(new() { Mode = mode });
        var rows = engine.Root.Source<string, Named>();
        var byValue = rows.Index(row => row.Value);
        await engine.CommitAsync(transaction => transaction.Set(rows, new Named("a", "1")), cancellationToken);
        var epoch = engine.Epoch;

        Assert.That((rows.Snapshot.Count, byValue.Lookup("1").Count), Is.EqualTo((1, 1)));
        Assert.That(engine.TakeSnapshot().Epoch, Is.EqualTo(epoch));
        Assert.That(engine.Epoch, Is.EqualTo(epoch));
        await engine.WhenSettledAsync(cancellationToken);
        Assert.That(engine.Epoch, Is.EqualTo(epoch));
    }

    [Test]
    public async Task Publishes_at_once_what_a_question_made_readable()
    {
        await using var engine = new KrtEngine(new() { Mode = PropagationMode.Inline });
        var rows = engine.Root.Source<string, Named>();
        var before = engine.Root.Propagator.Published;
        Assert.That(rows.Snapshot, Is.Empty);

        Assert.That(rows.Node.RootIn(engine.Root.Propagator.Published), Is.Not.Null);
        Assert.That(rows.Node.RootIn(before), Is.Null);
    }

    [Test]
    public async Task Ends_questions_when_the_engine_ends(CancellationToken cancellationToken)
    {
        var engine = new KrtEngine();
        using var entered = new ManualResetEventSlim();
        using var resume = new ManualResetEventSlim();
        var rows = engine.Root.Source<string, Named>();
        _ = rows.Select(
            (_, row) =>
            {
                entered.Set();
                resume.Wait(cancellationToken);
                return row;
            }
        );
        rows.Set(new("a", ""));
        entered.Wait(cancellationToken);
        var question = Task.Run(() => rows.Snapshot, cancellationToken);
        while (!engine.Root.Propagator.HasQuestions)
            await Task.Yield();
        var disposal = engine.DisposeAsync();
        resume.Set();
        await disposal;

        Assert.That(async () => await question, Throws.InstanceOf<ObjectDisposedException>());
    }
}
