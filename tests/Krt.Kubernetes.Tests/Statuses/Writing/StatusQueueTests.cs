// SPDX-License-Identifier: Apache-2.0

using Krt.Kubernetes.Rows;
using Krt.Kubernetes.Statuses.Merging;
using Microsoft.Extensions.Time.Testing;

namespace Krt.Kubernetes.Statuses.Writing;

[CancelAfter(30_000)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class StatusQueueTests : IAsyncDisposable
{
    private static readonly StatusOutcome.Unchanged Unchanged = new();

    private readonly KrtEngine _engine = new();
    private readonly FakeTimeProvider _time = new();
    private readonly StatusQueue _queue;
    private readonly StatusTarget _target;

    public StatusQueueTests()
    {
        _queue = new StatusQueue(new StatusWriterOptions { TimeProvider = _time });
        _target = StatusTarget.Create(
            Kinds.Widget.Bind(
                _engine.Root.Source<NamespacedName, Widget>(),
                _engine.Root.Source<NamespacedName, ObservedStatus>()
            ),
            _engine.Root.Source<NamespacedName, DesiredSize>(),
            key => key,
            (_, _) => { },
            new ConditionsMerge()
        );
    }

    public async ValueTask DisposeAsync()
    {
        _queue.Dispose();
        await _engine.DisposeAsync();
    }

    [Test]
    public void Gives_an_object_to_one_worker_at_a_time()
    {
        Offer("a", "1");
        var (work, _) = Take();
        Offer("a", "2");
        Offer("a", "3");
        Assert.That(HasNext, Is.False);

        _queue.Complete(work, "1", Unchanged);

        Assert.That(Take().Change.Observed!.ResourceVersion, Is.EqualTo("3"));
    }

    [Test]
    public void Lets_objects_of_higher_rank_go_first()
    {
        Offer("route", "1", priority: 1);
        Offer("other", "1", priority: 1);
        Offer("gateway", "1");

        Assert.That(
            new[] { Take(), Take(), Take() }.Select(next => next.Change.Key.Name),
            Is.EqualTo(["gateway", "route", "other"])
        );
    }

    [Test]
    public void Waits_longer_and_longer_between_writes_of_an_object_that_never_rests()
    {
        var version = 0;
        Offer("a", $"{version}");
        foreach (var pause in (int[])[50, 100, 200, 400, 500, 500])
        {
            var (work, _) = Take();
            _queue.Complete(work, $"{version}", new StatusOutcome.Written($"{++version}"));
            Offer("a", $"{version}");
            _time.Advance(TimeSpan.FromMilliseconds(pause - 1));
            Assert.That(HasNext, Is.False, $"before {pause} ms");
            _time.Advance(TimeSpan.FromMilliseconds(1));
        }
        var (rested, _) = Take();
        _queue.Complete(rested, $"{version}", Unchanged);
        _time.Advance(TimeSpan.FromSeconds(1));
        Offer("a", "new");
        var (again, _) = Take();
        _queue.Complete(again, "new", new StatusOutcome.Written("newer"));
        Offer("a", "newer");
        _time.Advance(TimeSpan.FromMilliseconds(50));
        Assert.That(HasNext, Is.True, "it rested in between");
    }

    [Test]
    public void Leaves_a_version_alone_that_was_replaced()
    {
        Offer("a", "1");
        var (work, _) = Take();
        Offer("a", "1");
        _queue.Complete(work, "1", new StatusOutcome.Written("2"));
        _time.Advance(TimeSpan.FromSeconds(10));
        Assert.That(TryTake(), Is.Null);

        Offer("a", "2");
        Assert.That(Take().Change.Observed!.ResourceVersion, Is.EqualTo("2"));
    }

    [Test]
    public void Goes_on_with_a_version_that_a_write_did_not_change()
    {
        Offer("a", "1");
        var (work, _) = Take();
        _queue.Complete(work, "1", new StatusOutcome.Written("1"));
        Offer("a", "1");
        _time.Advance(TimeSpan.FromSeconds(1));

        Assert.That(TryTake(), Is.Not.Null);
    }

    [Test]
    public void Tries_a_failed_object_again_after_as_long_as_the_server_asks()
    {
        Offer("a", "1");
        _queue.Complete(Take().Work, "1", new StatusOutcome.Failed(TimeSpan.FromSeconds(7)));
        _time.Advance(TimeSpan.FromSeconds(6.9));
        Assert.That(HasNext, Is.False);
        _time.Advance(TimeSpan.FromSeconds(0.1));

        for (var failures = 1; failures < 40; failures++)
        {
            _queue.Complete(Take().Work, "1", new StatusOutcome.Failed(null));
            _time.Advance(TimeSpan.FromSeconds(30));
        }
        Assert.That(HasNext, Is.True);
    }

    [Test]
    public void Remembers_what_was_abandoned_until_it_is_gone()
    {
        Offer("a", "1", abandoned: true);
        var (work, _) = Take();
        Offer("a", "2");
        _queue.Complete(work, "1", new StatusOutcome.Outdated());

        Assert.That((object?)Take().Change.Abandoned, Is.Not.Null);
    }

    [Test]
    public void Forgets_objects_that_need_nothing_or_are_gone()
    {
        Offer("same", "1");
        _queue.Complete(Take().Work, "1", Unchanged);
        Offer("gone", "1");
        _queue.Offer(_target, 0, new StatusChange(Key("gone"), null, null, null));

        Assert.That(TryTake(), Is.Null);
        Assert.That(_queue.Pending, Is.Zero);
    }

    /// <summary>Whether an object is to be looked at, by the count.</summary>
    private bool HasNext => _queue.Ready > 0;

    private static NamespacedName Key(string name) => new("default", name);

    private void Offer(string name, string version, int priority = 0, bool abandoned = false) =>
        _queue.Offer(
            _target,
            priority,
            new StatusChange(
                Key(name),
                new ObservedStatus(Key(name), "", version, default),
                null,
                abandoned ? () => [] : null
            )
        );

    private (StatusWork Work, StatusChange Change) Take() => TryTake() ?? throw new AssertionException("nothing to do");

    /// <summary>Takes the next object, as far as there is one without waiting.</summary>
    private (StatusWork Work, StatusChange Change)? TryTake()
    {
        using var stop = new CancellationTokenSource();
        var next = _queue.TakeAsync(stop.Token);
        if (!next.IsCompleted)
            stop.Cancel();
        try
        {
            return next.GetAwaiter().GetResult();
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }
}
