// SPDX-License-Identifier: Apache-2.0

using Grpc.Core;

namespace Syncer.Xds;

/// <summary>
/// What ends a stream, and with which status: the client, the shutdown of the process, its age, or the server when it is
/// through with it. The first reason counts.
/// </summary>
internal sealed class StreamLifetime : IDisposable
{
    private readonly CancellationTokenSource _ended = new();
    private readonly DeltaXdsOptions _options;
    private readonly ITimer _plannedEnd;
    private readonly CancellationTokenRegistration _clientGone;
    private readonly CancellationTokenRegistration _draining;
    private volatile Reason? _reason;

    public StreamLifetime(
        DeltaXdsOptions options,
        TimeProvider time,
        CancellationToken clientGone,
        CancellationToken draining
    )
    {
        _options = options;
        _plannedEnd = time.CreateTimer(
            static self => ((StreamLifetime)self!).End(XdsStatus.ShuttingDown),
            this,
            options.MaxConnectionAge is { } age ? age * (1 + options.ConnectionAgeJitter * Spread()) : Never,
            Never
        );
        _clientGone = clientGone.UnsafeRegister(
            static self => ((StreamLifetime)self!).End(XdsStatus.ConnectionLost),
            this
        );
        _draining = draining.UnsafeRegister(static self => ((StreamLifetime)self!).Drain(), this);
    }

    public CancellationToken Ended => _ended.Token;

    /// <summary>Why it ended.</summary>
    public Status Status => _reason?.Status ?? XdsStatus.ConnectionLost;

    public bool HasEnded => _reason is not null;

    private static TimeSpan Never => Timeout.InfiniteTimeSpan;

    public void End(Status status)
    {
        if (Interlocked.CompareExchange(ref _reason, new Reason(status), null) is null)
            _ended.Cancel();
    }

    public void Dispose()
    {
        _clientGone.Dispose();
        _draining.Dispose();
        _plannedEnd.Dispose();
        _ended.Dispose();
    }

    /// <summary>Spread over the period, because proxies that all end at once all come back at once.</summary>
    private void Drain() => _plannedEnd.Change(_options.DrainPeriod * Random.Shared.NextDouble(), Never);

    private static double Spread() => 2 * Random.Shared.NextDouble() - 1;

    private sealed record Reason(Status Status);
}
