// SPDX-License-Identifier: Apache-2.0

namespace Krt.Kubernetes.Statuses.Writing;

/// <summary>An object whose status is or was not as it should be. Touched under the lock of its <see cref="StatusQueue"/>.</summary>
internal sealed class StatusWork(StatusTarget target, int priority)
{
    public StatusTarget Target => target;

    /// <summary>Lower is earlier.</summary>
    public int Priority => priority;

    public StatusWorkPhase Phase { get; set; }

    /// <summary>The newest state; null once the object is gone.</summary>
    public StatusChange? Change { get; set; }

    /// <summary>Whether the state changed since a worker took it.</summary>
    public bool IsChanged { get; set; }

    /// <summary>A version that is known not to be the newest one, so that writing to it is of no use.</summary>
    public string? OutdatedVersion { get; set; }

    public TimeSpan NotBefore { get; set; }

    public TimeSpan? WrittenAt { get; set; }

    public TimeSpan Interval { get; set; }

    public int Failures { get; set; }

    /// <summary>The failure that was reported last; touched by the worker that has the object.</summary>
    public string? ReportedFailure { get; set; }
}
