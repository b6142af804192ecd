// SPDX-License-Identifier: Apache-2.0

namespace Krt.Kubernetes.Manifests;

/// <summary>How reading manifests once went.</summary>
/// <param name="Problems">What was wrong, in the order of the files.</param>
public sealed record ManifestLoad(IReadOnlyList<ManifestProblem> Problems)
{
    /// <summary>Whether all of the input could be read; what could was loaded in any case.</summary>
    public bool IsComplete => Problems.All(problem => problem.Severity != ProblemSeverity.Error);
}
