// SPDX-License-Identifier: Apache-2.0

using System.Buffers;
using System.IO.Pipelines;
using Krt.Kubernetes.Api;

namespace Krt.Kubernetes.Cluster.Watching;

/// <summary>An open watch. One reader at a time.</summary>
internal sealed class WatchStream : IAsyncDisposable
{
    // As much as may wait while the events before it are being committed; the server waits beyond.
    private const int Backlog = 4 << 20;
    private const long NothingArrived = long.MaxValue;

    private readonly Stream _body;
    private readonly TimeSpan _longestSilence;
    private readonly TimeProvider _time;
    private readonly Pipe _pipe = new(
        new PipeOptions(
            pauseWriterThreshold: Backlog,
            resumeWriterThreshold: Backlog / 2,
            minimumSegmentSize: 1 << 16,
            useSynchronizationContext: false
        )
    );
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _pump;
    private byte[] _line = [];

    // When the first bytes came that no reader has taken yet.
    private long _arrivedAt = NothingArrived;
    private long _takenAt;

    private WatchStream(Stream body, TimeSpan longestSilence, TimeProvider time)
    {
        _body = body;
        _longestSilence = longestSilence;
        _time = time;
        _pump = PumpAsync();
    }

    /// <summary>Opens a watch.</summary>
    /// <param name="api">The server.</param>
    /// <param name="request">The watch.</param>
    /// <param name="longestSilence">How long nothing may come before the connection counts as dead.</param>
    /// <param name="time">What silence is measured with.</param>
    /// <param name="cancellationToken">Ends opening, not the watch.</param>
    public static async Task<WatchStream> OpenAsync(
        ApiClient api,
        ApiRequest request,
        TimeSpan longestSilence,
        TimeProvider time,
        CancellationToken cancellationToken
    ) => new(await api.OpenAsync(request, cancellationToken).ConfigureAwait(false), longestSilence, time);

    /// <summary>Waits for events and reads all that are there.</summary>
    /// <returns>Whether there were any; the watch has ended otherwise.</returns>
    /// <exception cref="ApiException">The server reports an error.</exception>
    /// <exception cref="IOException">The connection broke, in the middle of an event perhaps.</exception>
    /// <exception cref="TimeoutException">Nothing came for too long.</exception>
    public async Task<bool> ReadAsync(WatchBatch batch, CancellationToken cancellationToken)
    {
        batch.Clear();
        while (true)
        {
            var read = await ReadWithinTimeAsync(cancellationToken).ConfigureAwait(false);
            SequencePosition? end = read.Buffer.PositionOf((byte)'\n') is null ? null : AddLines(read.Buffer, batch);
            _pipe.Reader.AdvanceTo(end ?? read.Buffer.Start, read.Buffer.End);
            if (end is not null)
            {
                batch.ArrivedAt = TakeArrival();
                return true;
            }
            if (read.IsCompleted)
            {
                return read.Buffer.IsEmpty ? false : throw new IOException("the watch ended in the middle of an event");
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await _body.DisposeAsync().ConfigureAwait(false);
        await _pump.ConfigureAwait(false);
        await _pipe.Reader.CompleteAsync().ConfigureAwait(false);
        _stop.Dispose();
    }

    private async Task PumpAsync()
    {
        Exception? failure = null;
        try
        {
            int count;
            do
            {
                count = await _body.ReadAsync(_pipe.Writer.GetMemory(), _stop.Token).ConfigureAwait(false);
                Interlocked.CompareExchange(ref _arrivedAt, _time.GetTimestamp(), NothingArrived);
                _pipe.Writer.Advance(count);
                await _pipe.Writer.FlushAsync(_stop.Token).ConfigureAwait(false);
            } while (count > 0);
        }
        catch (Exception e)
        {
            failure = e as IOException ?? new IOException($"the watch broke: {e.Message}", e);
        }
        await _pipe.Writer.CompleteAsync(failure).ConfigureAwait(false);
    }

    private long TakeArrival()
    {
        var takenBefore = _takenAt;
        _takenAt = _time.GetTimestamp();
        var arrivedAt = Interlocked.Exchange(ref _arrivedAt, NothingArrived);
        // What came while the events before it were being taken has left no time of its own.
        return arrivedAt == NothingArrived ? takenBefore : arrivedAt;
    }

    private async Task<ReadResult> ReadWithinTimeAsync(CancellationToken cancellationToken)
    {
        if (_pipe.Reader.TryRead(out var waiting))
            return waiting;
        using var late = new CancellationTokenSource(_longestSilence, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, late.Token);
        try
        {
            return await _pipe.Reader.ReadAsync(either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException($"the watch was silent for {_longestSilence.TotalSeconds:0.#} s");
        }
    }

    private SequencePosition AddLines(ReadOnlySequence<byte> buffer, WatchBatch batch)
    {
        var reader = new SequenceReader<byte>(buffer);
        var hasLine = reader.TryReadTo(out ReadOnlySequence<byte> line, (byte)'\n');
        while (hasLine)
        {
            var position = reader.Position;
            hasLine = reader.TryReadTo(out ReadOnlySequence<byte> next, (byte)'\n');
            if (!line.IsEmpty)
                batch.Add(SpanOf(line), isLast: !hasLine);
            if (!hasLine)
                return position;
            line = next;
        }
        return buffer.Start;
    }

    private ReadOnlySpan<byte> SpanOf(ReadOnlySequence<byte> line)
    {
        if (line.IsSingleSegment)
            return line.FirstSpan;
        var length = (int)line.Length;
        if (_line.Length < length)
            _line = new byte[(int)Math.Max(length, Math.Min(Array.MaxLength, _line.Length * 2L))];
        line.CopyTo(_line);
        return _line.AsSpan(0, length);
    }
}
