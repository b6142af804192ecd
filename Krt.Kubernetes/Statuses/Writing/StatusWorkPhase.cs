// SPDX-License-Identifier: Apache-2.0

namespace Krt.Kubernetes.Statuses.Writing;

/// <summary>Where an object stands in a <see cref="StatusQueue"/>.</summary>
internal enum StatusWorkPhase
{
    /// <summary>Nothing is to be done before something changes.</summary>
    Resting,

    /// <summary>It is too early to look at it.</summary>
    Delayed,

    /// <summary>A worker may take it.</summary>
    Ready,

    /// <summary>A worker has it.</summary>
    Taken,
}
