// SPDX-License-Identifier: Apache-2.0

namespace Krt.Kubernetes;

/// <summary>Where objects of a kind live.</summary>
public enum KindScope
{
    /// <summary>In a namespace.</summary>
    Namespaced,

    /// <summary>In the cluster as a whole; their keys have an empty namespace.</summary>
    Cluster,
}
