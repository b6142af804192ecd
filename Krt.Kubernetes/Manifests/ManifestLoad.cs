// SPDX-License-Identifier: Apache-2.0

namespace Krt.Kubernetes.Manifests;

/// <summary>How reading manifests once went.</summary>
/// <param name="Problems">What was wrong, in the order of the files.</param>
/// <param name="Definitions">Where the objects that were loaded are defined, in no particular order.</param>
public sealed record ManifestLoad(
    IReadOnlyList<ManifestProblem> Problems,
    IReadOnlyList<ManifestDefinition> Definitions
)
{
    /// <summary>Whether all of the input could be read; what could was loaded in any case.</summary>
    public bool IsComplete => Problems.All(problem => problem.Severity != ProblemSeverity.Error);
}
