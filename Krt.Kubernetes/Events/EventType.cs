// SPDX-License-Identifier: Apache-2.0

namespace Krt.Kubernetes.Events;

/// <summary>How much an event matters.</summary>
public enum EventType
{
    /// <summary>Something happened as it should.</summary>
    Normal,

    /// <summary>Somebody should look at it.</summary>
    Warning,
}
