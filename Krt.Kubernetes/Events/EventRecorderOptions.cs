// SPDX-License-Identifier: Apache-2.0

using Microsoft.Extensions.Logging;

namespace Krt.Kubernetes.Events;

/// <summary>How an <see cref="EventRecorder"/> tells events.</summary>
public sealed record EventRecorderOptions
{
    /// <summary>Who reports, <c>agentgateway.dev/agentgateway</c> for example.</summary>
    public required string ReportingController { get; init; }

    /// <summary>The replica that reports; at most 128 characters.</summary>
    /// <value>The default is the name of the machine.</value>
    public string ReportingInstance { get; init; } = Environment.MachineName;

    /// <summary>How many different events may be told of one object at once; others are dropped.</summary>
    /// <value>The default is 25.</value>
    public int Burst { get; init; } = 25;

    /// <summary>How long it takes until one more may be told of an object.</summary>
    /// <value>The default is 5 minutes.</value>
    public TimeSpan RefillPeriod { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How often the count of an event that occurs again and again is brought up to date.</summary>
    /// <value>The default is 10 seconds.</value>
    public TimeSpan SeriesPeriod { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>After how long without an occurrence an event is a new one.</summary>
    /// <value>The default is 6 minutes.</value>
    public TimeSpan SeriesEnd { get; init; } = TimeSpan.FromMinutes(6);

    /// <summary>The clock.</summary>
    /// <value>The default is <see cref="TimeProvider.System"/>.</value>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>Where failures are reported.</summary>
    /// <value>The default is nowhere.</value>
    public ILoggerFactory? LoggerFactory { get; init; }
}
