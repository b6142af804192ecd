// SPDX-License-Identifier: Apache-2.0

using Microsoft.Extensions.Logging;

namespace Krt.Kubernetes.Leases;

/// <summary>Which lease a <see cref="LeaseElector"/> strives for, and how.</summary>
public sealed record LeaseElectorOptions
{
    /// <summary>The namespace of the lease.</summary>
    public required string Namespace { get; init; }

    /// <summary>The name of the lease, which all replicas share.</summary>
    public required string Name { get; init; }

    /// <summary>The name of the replica in the lease.</summary>
    /// <value>The default is unique: the name of the machine and a random part.</value>
    public string Identity { get; init; } = $"{Environment.MachineName}_{Guid.NewGuid():N}";

    /// <summary>How long a lease that is not renewed is respected by others; whole seconds, others are rounded up.</summary>
    /// <value>The default is 15 seconds.</value>
    public TimeSpan LeaseDuration { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>
    /// How long after a renewal the holder still leads. What is left of the lease then is for requests that are under way.
    /// </summary>
    /// <value>The default is 10 seconds.</value>
    public TimeSpan RenewDeadline { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How often the lease is renewed, and looked at by others.</summary>
    /// <value>The default is 2 seconds.</value>
    public TimeSpan RetryPeriod { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>The clock. Who leads depends on durations alone; the time of day is only written down.</summary>
    /// <value>The default is <see cref="TimeProvider.System"/>.</value>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>Where changes of leadership and failures are reported.</summary>
    /// <value>The default is nowhere.</value>
    public ILoggerFactory? LoggerFactory { get; init; }

    /// <summary>Checks that the durations fit together.</summary>
    /// <exception cref="ArgumentException">They do not.</exception>
    internal void Validate()
    {
        if (RetryPeriod <= TimeSpan.Zero || RetryPeriod >= RenewDeadline || RenewDeadline >= LeaseDuration)
            throw new ArgumentException(
                $"lease {Namespace}/{Name}: the retry period must be shorter than the renew deadline, and that shorter than "
                    + $"the lease: {RetryPeriod.TotalSeconds} s, {RenewDeadline.TotalSeconds} s, {LeaseDuration.TotalSeconds} s"
            );
    }
}
