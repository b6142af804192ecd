// SPDX-License-Identifier: Apache-2.0

using TestKit;

namespace Krt.Core.Tests.Concurrency;

/// <summary>Everything that an engine may be used for, at once, for a while.</summary>
[NonParallelizable]
[CancelAfter(60_000)]
public sealed class ConcurrentUseTests
{
    private const int Keys = 20;
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(3);
    private readonly CapturedLog _log = new();
    private readonly KrtEngine _engine;
    private readonly SourceCollection<int, Counter> _left;
    private readonly SourceCollection<int, Counter> _right;
    private readonly IKrtCollection<int, Counter> _sums;
    private readonly IKrtCollection<int, RowGroup<int, int, Counter>> _groups;
    private long _commits;

    public ConcurrentUseTests()
    {
        _engine = new KrtEngine(
            new()
            {
                LoggerFactory = _log,
                MaxDegreeOfParallelism = 4,
                ParallelThreshold = 4,
                ChecksInvariants = true,
            }
        );
        _left = _engine.Root.Source<int, Counter>(new() { Name = "left" });
        _right = _engine.Root.Source<int, Counter>(new() { Name = "right" });
        _sums = _left.Select(
            (context, row) =>
                context.Get(_right, row.Key) is { } other ? new Counter(row.Key, row.Value + other.Value) : null
        );
        _groups = _left.Union(_right).Index(row => row.Value % 3).AsCollection();
    }

    [Test, Scenario("B1.2", "B1.5", "B1.6", "B2.2", "B2.3")]
    public async Task Loses_doubles_and_reorders_nothing(CancellationToken cancellationToken)
    {
        using var every = new CollectionRecorder<int, Counter>(_sums, new() { Backlog = BacklogPolicy.Unbounded });
        using var net = new CollectionRecorder<int, Counter>(_sums);
        using var groups = new CollectionRecorder<int, RowGroup<int, int, Counter>>(_groups);
        using var rising = new RisingCounters(_left);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        stop.CancelAfter(Duration);

        await Task.WhenAll(
            Repeat(random => Write(0, random), stop.Token),
            Repeat(random => Write(Keys / 2, random), stop.Token),
            Repeat(_ => ReadSnapshots(), stop.Token),
            Repeat(_ => SubscribeLate(cancellationToken), stop.Token),
            Repeat(random => UseScope(random, cancellationToken), stop.Token)
        );
        await _engine.WhenSettledAsync(cancellationToken);

        Assert.That(_log.Entries, Is.Empty);
        Assert.That(
            (every.Violation, net.Violation, groups.Violation, rising.Violation),
            Is.EqualTo((default(string), default(string), default(string), default(string)))
        );
        Assert.That(every.State, Is.EquivalentTo(_sums.Snapshot));
        Assert.That(net.State, Is.EquivalentTo(_sums.Snapshot));
        Assert.That(groups.State.Values.Sum(group => group.Rows.Count), Is.EqualTo(_left.Snapshot.Count));
        Assert.That(_engine.Root.Propagator.Nodes.Values, Has.None.Property("Name").EqualTo("short-lived"));
        Assert.That(every.Sets.Count, Is.GreaterThan(10));
        await TestContext.Out.WriteLineAsync(
            $"{_commits} commits, {every.Sets.Count} sets, {net.Sets.Count} conflated sets"
        );
        await _engine.DisposeAsync();
    }

    [TearDown]
    public void DisposeLog() => _log.Dispose();

    private static Task Repeat(Func<Random, Task> step, CancellationToken stop) =>
        Task.Run(
            async () =>
            {
                var random = new Random(1);
                while (!stop.IsCancellationRequested)
                    await step(random);
            },
            CancellationToken.None
        );

    /// <summary>Both sources always change together: their rows of one key are equal in every epoch.</summary>
    private async Task Write(int firstKey, Random random)
    {
        var value = (int)Interlocked.Increment(ref _commits);
        var key = firstKey + random.Next(Keys / 2);
        var isRemoval = random.Next(4) == 0;
        var commit = _engine.CommitAsync(transaction =>
        {
            foreach (var source in new[] { _left, _right })
            {
                if (isRemoval)
                    transaction.Remove(source, key);
                else
                    transaction.Set(source, new Counter(key, value));
            }
        });
        if (value % 7 == 0)
            await commit;
    }

    private Task ReadSnapshots()
    {
        var snapshot = _engine.TakeSnapshot();
        var (left, right, sums) = (snapshot.Of(_left), snapshot.Of(_right), snapshot.Of(_sums));
        Assert.That(left, Is.EquivalentTo(right));
        Assert.That(sums, Has.Count.EqualTo(left.Count));
        foreach (var (key, sum) in sums)
            Assert.That(sum.Value, Is.EqualTo(2 * left[key].Value));
        Assert.That(snapshot.Of(_groups).Values.Sum(group => group.Rows.Count), Is.EqualTo(left.Count));
        return Task.CompletedTask;
    }

    private async Task SubscribeLate(CancellationToken cancellationToken)
    {
        using var late = new CollectionRecorder<int, Counter>(_sums, new() { Backlog = BacklogPolicy.Unbounded });
        await _engine
            .WaitForEpochAsync(_engine.Epoch + 3, cancellationToken)
            .AsTask()
            .WaitAsync(TimeSpan.FromMilliseconds(100), cancellationToken)
            .ContinueWith(_ => { }, TaskScheduler.Default);
        Assert.That(late.Violation, Is.Null);
        Assert.That(late.Sets.Skip(1).All(set => !set.IsInitial), Is.True);
    }

    private async Task UseScope(Random random, CancellationToken cancellationToken)
    {
        await using var scope = _engine.CreateScope("short");
        var options = new CollectionOptions<int, Counter> { Scope = scope, Name = "short-lived" };
        var own = scope.Source<int, Counter>(new() { Name = "short-lived" });
        var derived = _sums.Select((context, row) => context.Get(own, row.Key) ?? row, options);
        var joined = derived.Union(options, own);
        using var recorder = new CollectionRecorder<int, Counter>(joined);
        own.Set(new(random.Next(Keys), -1));
        await _engine.WaitForEpochAsync(own.Set(new(Keys, -1)), cancellationToken);
        Assert.That(joined.TryGet(Keys, out _), Is.True);
        Assert.That(recorder.Violation, Is.Null);
    }

    private sealed record Counter(int Key, int Value) : IKeyed<int>;

    /// <summary>Values are handed out rising, so that one of a key that falls would have been reordered.</summary>
    private sealed class RisingCounters : IObserver<ChangeSet<int, Counter>>, IDisposable
    {
        private readonly IDisposable _subscription;

        public RisingCounters(IKrtCollection<int, Counter> rows) =>
            _subscription = rows.Connect(new() { Backlog = BacklogPolicy.Unbounded }).Subscribe(this);

        public string? Violation { get; private set; }

        public void OnNext(ChangeSet<int, Counter> value)
        {
            foreach (var change in value)
            {
                if (change is { Old: { } old, New: { } @new } && old.Value >= @new.Value)
                    Violation ??= $"{old} became {@new}";
            }
        }

        public void OnError(Exception error) => Violation ??= error.ToString();

        public void OnCompleted() { }

        public void Dispose() => _subscription.Dispose();
    }
}
