// SPDX-License-Identifier: Apache-2.0

namespace Krt.Kubernetes.Manifests;

/// <summary>How much a problem of a manifest matters.</summary>
public enum ProblemSeverity
{
    /// <summary>Everything that could be meant was read; part of the input has no effect.</summary>
    Warning,

    /// <summary>Part of the input could not be read.</summary>
    Error,
}
