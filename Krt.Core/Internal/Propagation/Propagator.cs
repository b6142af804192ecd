// SPDX-License-Identifier: Apache-2.0

using Microsoft.Extensions.Logging.Abstractions;

namespace Krt.Internal;

/// <summary>
/// Queues writes and graph changes and runs epochs. One lock guards the queue and nothing else; no user code runs under it
/// but the clock.
/// Everything about nodes is done by the one thread that runs the epoch.
/// </summary>
internal sealed partial class Propagator
{
    private static readonly CollectionOptions<Unit, SingletonInput> NothingOptions = new()
    {
        Name = "nothing",
        Key = static _ => default,
    };

    private const long NothingArrived = long.MaxValue;

    // Guards the queue, the sequence and the lists of waiters.
    private readonly object _gate = new();
    private readonly List<Waiter> _waiters = [];
    private List<Action> _commands = [];
    private List<Action> _takenCommands = [];
    private List<IWritable> _written = [];
    private List<IWritable> _takenWritten = [];
    private List<Action> _questions = [];
    private List<Action> _takenQuestions = [];
    private long _arrivedAt = NothingArrived;
    private long _sequence;
    private long _started;
    private long _completed;
    private long _lastId;
    private int _samples;
    private bool _isRunning;
    private bool _isWaiting;
    private bool _isStopped;
    private int _runningThread;
    private Exception? _fault;

    public Propagator(KrtEngineOptions options)
    {
        Options = options;
        Log = new KrtLog((options.LoggerFactory ?? NullLoggerFactory.Instance).CreateLogger("Krt"));
        ArgumentOutOfRangeException.ThrowIfLessThan(options.MaxDegreeOfParallelism, 1, nameof(options));
        ArgumentOutOfRangeException.ThrowIfNegative(options.DeterminismCheckInterval, nameof(options));
        Parallelism = new ParallelOptions { MaxDegreeOfParallelism = options.MaxDegreeOfParallelism };
        Telemetry = new EngineTelemetry(this);
        Root = new KrtScope(this, "root");
        Nothing = new SourceNode<Unit, SingletonInput>(new KrtScope(this, "engine"), NothingOptions);
        if (options.Mode == PropagationMode.Dedicated)
            new Thread(RunDedicated) { IsBackground = true, Name = "krt" }.Start();
        Attach(Nothing);
        Submit(Nothing, [new(SourceWriteKind.Set, default, new SingletonInput())]);
    }

    public KrtEngineOptions Options { get; }

    /// <summary>The scope of collections that live as long as the engine.</summary>
    public KrtScope Root { get; }

    /// <summary>The input of everything that has none.</summary>
    public SourceNode<Unit, SingletonInput> Nothing { get; }

    public KrtLog Log { get; }

    public bool IsStopped => Volatile.Read(ref _isStopped);

    public EngineTelemetry Telemetry { get; }

    /// <summary>How many threads may compute rows of one collection at the same time.</summary>
    public int Workers => Options.MaxDegreeOfParallelism;

    public ParallelOptions Parallelism { get; }

    /// <summary>How many writes and graph changes wait for the next epoch.</summary>
    public long QueueDepth => Volatile.Read(ref _sequence) - Volatile.Read(ref _started);

    /// <summary>Whether somebody waits for the answer to a question.</summary>
    public bool HasQuestions
    {
        get
        {
            lock (_gate)
                return _questions.Count > 0;
        }
    }

    public long NextId() => Interlocked.Increment(ref _lastId);

    /// <summary>Whether this run is one of those that are checked by a second one.</summary>
    public bool TakesSample() =>
        Options.DeterminismCheckInterval is var interval and > 0 && Interlocked.Increment(ref _samples) % interval == 0;

    /// <summary>Queues a change of the graph, to be carried out at the start of the next epoch.</summary>
    public long Submit(Action command)
    {
        long number;
        lock (_gate)
        {
            ThrowIfStopped();
            _commands.Add(command);
            number = Advance(arrivedAt: null);
        }
        Pump();
        return number;
    }

    /// <summary>Queues writes to one source.</summary>
    public long Submit<TKey, T>(SourceNode<TKey, T> source, ReadOnlySpan<SourceWrite<TKey, T>> writes)
        where TKey : notnull
        where T : class
    {
        long number;
        lock (_gate)
        {
            ThrowIfStopped();
            source.Append(writes);
            Enqueue(source);
            number = Advance(arrivedAt: null);
        }
        Pump();
        return number;
    }

    /// <summary>Queues writes to several sources as one.</summary>
    public long Submit(IReadOnlyCollection<BufferedWrites> writes, long? arrivedAt)
    {
        long number;
        lock (_gate)
        {
            ThrowIfStopped();
            foreach (var buffer in writes)
                Enqueue(buffer.Append());
            number = Advance(arrivedAt);
        }
        Pump();
        return number;
    }

    /// <summary>
    /// Runs a question between two epochs, after what was queued before it, and waits for the answer. A question makes no
    /// epoch, and its exception is the caller's.
    /// </summary>
    /// <exception cref="InvalidOperationException">Asked from inside a transform.</exception>
    /// <exception cref="ObjectDisposedException">The engine was disposed before it answered.</exception>
    public TAnswer Ask<TAnswer>(Func<TAnswer> question)
    {
        if (Volatile.Read(ref _runningThread) == Environment.CurrentManagedThreadId)
            throw new InvalidOperationException("Inside a transform, collections are read through its context.");
        var answer = new TaskCompletionSource<TAnswer>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            ThrowIfStopped();
            _questions.Add(() =>
            {
                try
                {
                    answer.SetResult(question());
                }
#pragma warning disable CA1031 // Whatever a question ends with is for whoever asked it.
                catch (Exception error)
#pragma warning restore CA1031
                {
                    answer.SetException(error);
                }
            });
            if (_isWaiting)
                Monitor.Pulse(_gate);
        }
        Pump();
        Task.WaitAny(answer.Task, _dead.Task);
        if (answer.Task.IsCompleted)
            return answer.Task.GetAwaiter().GetResult();
        lock (_gate)
            ThrowIfStopped();
        throw new ObjectDisposedException(nameof(KrtEngine));
    }

    public ValueTask WaitForAsync(long number, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (_completed >= number)
                return ValueTask.CompletedTask;
            if (_fault is not null && number <= _started)
                return ValueTask.FromException(_fault);
            ThrowIfStopped();
            var waiter = new Waiter(
                number,
                new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)
            );
            _waiters.Add(waiter);
            return new ValueTask(waiter.Completion.Task.WaitAsync(cancellationToken));
        }
    }

    public async ValueTask WhenSettledAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            long number;
            lock (_gate)
                number = _sequence;
            await WaitForAsync(number, cancellationToken).ConfigureAwait(false);
            Task idle;
            lock (_gate)
            {
                if (_deliveries == 0)
                {
                    if (_sequence == number)
                        return;
                    continue;
                }
                idle = (_idle ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
            }
            await idle.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private void Enqueue(IWritable source)
    {
        if (source.IsQueued)
            return;
        source.IsQueued = true;
        _written.Add(source);
    }

    private long Advance(long? arrivedAt)
    {
        // Whatever is queued later than the first arrived later, unless it says otherwise.
        if (arrivedAt is { } earlier)
            _arrivedAt = Math.Min(_arrivedAt, earlier);
        else if (_arrivedAt == NothingArrived)
            _arrivedAt = Options.TimeProvider.GetTimestamp();
        Telemetry.OnQueued();
        if (_isWaiting)
            Monitor.Pulse(_gate);
        return ++_sequence;
    }

    /// <exception cref="InvalidOperationException">An epoch failed.</exception>
    public void ThrowIfFailed()
    {
        if (Volatile.Read(ref _fault) is { } fault)
            throw new InvalidOperationException("The engine stopped because an epoch failed.", fault);
    }

    private void ThrowIfStopped()
    {
        ThrowIfFailed();
        ObjectDisposedException.ThrowIf(_isStopped, typeof(KrtEngine));
    }

    private readonly record struct Waiter(long Number, TaskCompletionSource Completion);
}
