// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Host.Jwks;

/// <summary>How often key sets are fetched and written (spec backends-policies JW-9, JW-13).</summary>
internal sealed record KeySetKeeperOptions
{
    /// <summary>How many are fetched at once.</summary>
    public int Concurrency { get; init; } = 10;

    /// <summary>How long to wait after a first failure to fetch; after every further one twice as long.</summary>
    public TimeSpan MinRetryDelay { get; init; } = TimeSpan.FromMilliseconds(200);

    public TimeSpan MaxRetryDelay { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How long to wait after a first failure to write; after every further one twice as long.</summary>
    public TimeSpan MinWriteRetryDelay { get; init; } = TimeSpan.FromMilliseconds(500);

    public TimeSpan MaxWriteRetryDelay { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>By which part of the interval a key set may be fetched early, so that not all are fetched at once.</summary>
    public double Jitter { get; init; } = 0.1;

    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    public ILoggerFactory? LoggerFactory { get; init; }
}
