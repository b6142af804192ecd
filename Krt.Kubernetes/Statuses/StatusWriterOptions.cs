// SPDX-License-Identifier: Apache-2.0

using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;

namespace Krt.Kubernetes.Statuses;

/// <summary>How a <see cref="StatusWriter"/> writes.</summary>
public sealed record StatusWriterOptions
{
    /// <summary>Who the server notes as the one that wrote a status, the name of the controller for example.</summary>
    /// <value>The default is <c>krt-syncer</c>.</value>
    public string FieldManager { get; init; } = "krt-syncer";

    /// <summary>How many writes may be under way at once, each to another object.</summary>
    /// <value>The default is 32.</value>
    public int Concurrency { get; init; } = 32;

    /// <summary>How long an object is left alone after a write; it doubles with every write that follows closely.</summary>
    /// <value>The default is 50 milliseconds.</value>
    public TimeSpan MinInterval { get; init; } = TimeSpan.FromMilliseconds(50);

    /// <summary>How long an object that never rests is left alone after a write at most; its status is that late.</summary>
    /// <value>The default is 500 milliseconds.</value>
    public TimeSpan MaxInterval { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>The wait after a first failure; it doubles with every further one, by chance.</summary>
    /// <value>The default is 100 milliseconds.</value>
    public TimeSpan MinRetryDelay { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>The longest wait after a failure, unless the server asks for a longer one.</summary>
    /// <value>The default is 30 seconds.</value>
    public TimeSpan MaxRetryDelay { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The clock.</summary>
    /// <value>The default is <see cref="TimeProvider.System"/>.</value>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>Where failures are reported.</summary>
    /// <value>The default is nowhere.</value>
    public ILoggerFactory? LoggerFactory { get; init; }

    /// <summary>Makes the meter.</summary>
    /// <value>The default is a meter of no factory.</value>
    public IMeterFactory? MeterFactory { get; init; }
}
