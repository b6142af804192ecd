// SPDX-License-Identifier: Apache-2.0

namespace Krt.Kubernetes.Cluster;

/// <summary>What is being done about the objects of a kind.</summary>
public enum KindPhase
{
    /// <summary>They are being listed.</summary>
    Listing,

    /// <summary>Their changes are being watched.</summary>
    Watching,

    /// <summary>The server does not have the kind, so there are none; the kind is waited for.</summary>
    Absent,

    /// <summary>They cannot be listed or watched at the moment; it is tried again.</summary>
    Failing,
}
