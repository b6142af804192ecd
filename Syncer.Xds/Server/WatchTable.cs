// SPDX-License-Identifier: Apache-2.0

using Syncer.Protos.Discovery;

namespace Syncer.Xds;

/// <summary>
/// The watches of one connection. The reading side puts requests in, the writing side takes out what is to be sent; neither
/// waits for the other.
/// </summary>
internal sealed class WatchTable(FeedCursor cursor)
{
    private readonly Lock _gate = new();
    private readonly TypeWatch?[] _watches = new TypeWatch?[XdsResourceType.All.Count];

    public RequestEffect OnRequest(DeltaDiscoveryRequest request)
    {
        var isKnown = XdsResourceType.TryFromUrl(request.TypeUrl, out var type);
        lock (_gate)
        {
            if (request.ErrorDetail is { } error)
            {
                if (isKnown)
                    _watches[type!.Index]?.OnRejected(error.Message);
                return RequestEffect.Rejected;
            }
            if (!isKnown)
                return RequestEffect.UnknownType;
            if (_watches[type!.Index] is { } watch)
                return watch.OnRequest(request);
            _watches[type.Index] = new TypeWatch(type, request);
            return RequestEffect.Watched;
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
    public void OnSending(TypeWatch watch, DeltaDiscoveryResponse response, DateTimeOffset now)
    {
        lock (_gate)
            watch.OnSending(response, now);
    }

    public IReadOnlyList<XdsWatchState> States()
    {
        lock (_gate)
            return [.. _watches.OfType<TypeWatch>().Select(watch => watch.StateAt(cursor.PositionOf(watch.Type)))];
    }
}
