// SPDX-License-Identifier: Apache-2.0

using Microsoft.Extensions.Logging;

namespace Krt.Kubernetes.Cluster;

/// <summary>How a <see cref="ClusterSource"/> follows the API server.</summary>
public sealed record ClusterSourceOptions
{
    /// <summary>Whether a kind is followed; one that is not is synced and empty, and the server is not asked for it.</summary>
    /// <value>By default every kind of the catalogue is.</value>
    public Func<KubernetesKind, bool> Follows { get; init; } = _ => true;

    /// <summary>Whether objects are listed as a watch that begins with all of them, where the server offers that.</summary>
    /// <value>The default is <see langword="true"/>; otherwise, and on older servers, they are listed page by page.</value>
    public bool StreamLists { get; init; } = true;

    /// <summary>How many objects a page of a list holds.</summary>
    /// <value>The default is 500.</value>
    public int PageSize { get; init; } = 500;

    /// <summary>How long the server is asked to keep a watch open at least; at most it is twice as long.</summary>
    /// <value>The default is 5 minutes.</value>
    public TimeSpan WatchTimeout { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How much longer than it was to stay open a watch may be silent before its connection counts as dead.</summary>
    /// <value>The default is 30 seconds.</value>
    public TimeSpan WatchSlack { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The shortest wait after a failure; it grows with every further one, by chance.</summary>
    /// <value>The default is 100 milliseconds.</value>
    public TimeSpan MinRetryDelay { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>The longest wait after a failure, unless the server asks for a longer one.</summary>
    /// <value>The default is 10 seconds.</value>
    public TimeSpan MaxRetryDelay { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The clock; only its timers and timestamps are used, never the time of day.</summary>
    /// <value>The default is <see cref="TimeProvider.System"/>.</value>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>Where failures, recoveries and objects that cannot be decoded are reported.</summary>
    /// <value>The default is nowhere.</value>
    public ILoggerFactory? LoggerFactory { get; init; }
}
