// SPDX-License-Identifier: Apache-2.0

using System.Net;
using System.Threading.RateLimiting;
using Grpc.Core;

namespace Syncer.Xds;

/// <summary>How many streams are opened, and how many one address has open. May be used from any thread.</summary>
internal sealed class StreamLimits : IDisposable
{
    private readonly Lock _gate = new();
    private readonly Dictionary<IPAddress, int> _streams = [];
    private readonly int _streamsPerPeer;
    private readonly RateLimiter? _rate;

    public StreamLimits(DeltaXdsOptions options)
    {
        const int PeriodsPerSecond = 20;
        _streamsPerPeer = options.MaxStreamsPerPeer;
        if (options.StreamsPerSecond > 0)
            _rate = new TokenBucketRateLimiter(
                new TokenBucketRateLimiterOptions
                {
                    TokenLimit = Math.Max(1, options.StreamBurst),
                    TokensPerPeriod = Math.Max(1, options.StreamsPerSecond / PeriodsPerSecond),
                    ReplenishmentPeriod = TimeSpan.FromSeconds(
                        options.StreamsPerSecond < PeriodsPerSecond
                            ? 1.0 / options.StreamsPerSecond
                            : 1.0 / PeriodsPerSecond
                    ),
                    // Whoever is behind these would wait for more than a second.
                    QueueLimit = options.StreamsPerSecond,
                }
            );
    }

    /// <summary>Enters, waiting for at most about a second; to be left when the stream ends.</summary>
    /// <exception cref="RpcException">There are too many streams.</exception>
    public async ValueTask<IDisposable> EnterAsync(IPAddress? peer, CancellationToken cancellationToken)
    {
        var stream = new OpenStream(this, peer ?? IPAddress.None);
        try
        {
            if (_rate is null)
                return stream;
            using var permit = await _rate.AcquireAsync(1, cancellationToken);
            return permit.IsAcquired ? stream : throw new RpcException(XdsStatus.TooManyStreams);
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    public void Dispose() => _rate?.Dispose();

    private sealed class OpenStream : IDisposable
    {
        private readonly StreamLimits _limits;
        private readonly IPAddress _peer;

        public OpenStream(StreamLimits limits, IPAddress peer)
        {
            (_limits, _peer) = (limits, peer);
            lock (limits._gate)
            {
                var open = limits._streams.GetValueOrDefault(peer);
                if (open >= limits._streamsPerPeer)
                    throw new RpcException(XdsStatus.TooManyStreamsOfPeer);
                limits._streams[peer] = open + 1;
            }
        }

        public void Dispose()
        {
            lock (_limits._gate)
            {
                if (--_limits._streams[_peer] == 0)
                    _limits._streams.Remove(_peer);
            }
        }
    }
}
