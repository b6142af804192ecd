// SPDX-License-Identifier: Apache-2.0

namespace Krt.Kubernetes.Manifests;

/// <summary>What was read from one file.</summary>
public sealed record ManifestContent
{
    /// <summary>The objects of known kinds in the order of the file.</summary>
    public required IReadOnlyList<ManifestObject> Objects { get; init; }

    /// <summary>What was wrong, in the order of the file.</summary>
    public required IReadOnlyList<ManifestProblem> Problems { get; init; }

    /// <summary>
    /// Whether <see cref="Objects"/> holds every object of a known kind that the file defines. Otherwise part of the file was
    /// not understood well enough to tell which objects it meant, so that one which is missing may still be wanted.
    /// </summary>
    public required bool IsComplete { get; init; }

    /// <summary>What is known of a file that could not be read: nothing but the reason.</summary>
    internal static ManifestContent Unreadable(string path, int line, string reason) =>
        new()
        {
            Objects = [],
            Problems = [new(ProblemSeverity.Error, path, line, Subject: null, Field: null, reason)],
            IsComplete = false,
        };
}
