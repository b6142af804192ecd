// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Xds;

/// <summary>
/// The watches of one connection. The reading side puts requests in, the writing side takes out what is to be sent; neither
/// waits for the other.
/// </summary>
internal sealed class WatchTable(FeedCursor cursor) : IDisposable
{
    private readonly Lock _gate = new();
    private readonly TypeWatch?[] _watches = new TypeWatch?[XdsResourceType.All.Count];
    private bool _isDisposed;

    /// <param name="request">What the client sent.</param>
    /// <param name="changed">Where it accepts a response, of the oldest change that the response told of, if it told of any.</param>
    public RequestEffect OnRequest(DeltaRequest request, out ChangeTimes? changed)
    {
        changed = null;
        var isKnown = XdsResourceType.TryFromUrl(request.TypeUrl, out var type);
        lock (_gate)
        {
            if (request.Error is { } error)
            {
                if (isKnown)
                    _watches[type!.Index]?.OnRejected(error.Message);
                return RequestEffect.Rejected;
            }
            if (!isKnown)
                return RequestEffect.UnknownType;
            if (_watches[type!.Index] is { } watch)
            {
                var effect = watch.OnRequest(request);
                if (effect == RequestEffect.Acknowledged)
                    changed = watch.TakeChanged();
                return effect;
            }
            if (!_isDisposed)
                _watches[type.Index] = new TypeWatch(type, request);
            return RequestEffect.Watched;
        }
    }

    /// <summary>Whether everything of a type is to be sent to a client that has none of it.</summary>
    public bool MustAnswerFromNothing
    {
        get
        {
            lock (_gate)
                return Array.Exists(_watches, watch => watch is { MustAnswerFromNothing: true });
        }
    }

    /// <summary>Takes what is to be sent, all types at one epoch, in push order; only deltas that must be sent.</summary>
    public IReadOnlyList<TypeDelta> Collect()
    {
        var deltas = new List<TypeDelta>(_watches.Length);
        lock (_gate)
        {
            using var reading = cursor.Read();
            foreach (var watch in _watches)
            {
                if (watch is not null)
                    deltas.Add(watch.Collect(in reading));
            }
        }
        foreach (var delta in deltas)
            delta.Complete();
        deltas.RemoveAll(delta => delta.IsEmpty && !delta.IsAnswer);
        return deltas;
    }

    /// <summary>Must come before the response is sent, since its acknowledgement may follow at once.</summary>
    public void OnSending(TypeWatch watch, DeltaResponse response, ChangeTimes? changed, DateTimeOffset now)
    {
        lock (_gate)
            watch.OnSending(response, changed, now);
    }

    public IReadOnlyList<XdsWatchState> States()
    {
        lock (_gate)
            return [.. _watches.OfType<TypeWatch>().Select(watch => watch.StateAt(cursor.PositionOf(watch.Type)))];
    }

    /// <summary>Whether a response was rejected and none accepted since.</summary>
    public bool HasErrors
    {
        get
        {
            lock (_gate)
                return _watches.Any(watch => watch?.LastError is not null);
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _isDisposed = true;
            foreach (var watch in _watches)
                watch?.Dispose();
        }
    }
}
