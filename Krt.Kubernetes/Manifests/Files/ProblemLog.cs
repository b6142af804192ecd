// SPDX-License-Identifier: Apache-2.0

namespace Krt.Kubernetes.Manifests.Files;

/// <summary>Tells of each problem once for as long as it lasts.</summary>
internal sealed class ProblemLog(Action<ManifestProblem> onProblem)
{
    private HashSet<ManifestProblem> _known = new(LastingProblem.Comparer);

    /// <summary>The problems there are.</summary>
    public IReadOnlyList<ManifestProblem> Current { get; private set; } = [];

    public void Update(IReadOnlyList<ManifestProblem> problems)
    {
        var before = _known;
        _known = new(problems, LastingProblem.Comparer);
        Current = problems;
        foreach (var problem in _known)
        {
            if (!before.Contains(problem))
                onProblem(problem);
        }
    }

    /// <summary>A problem of an object stays the same one when the object moves to other lines.</summary>
    private sealed class LastingProblem : IEqualityComparer<ManifestProblem>
    {
        public static readonly LastingProblem Comparer = new();

        public bool Equals(ManifestProblem? x, ManifestProblem? y) => WithoutMovingLine(x) == WithoutMovingLine(y);

        public int GetHashCode(ManifestProblem problem) =>
            HashCode.Combine(problem.Path, problem.Subject, problem.Field, problem.Message);

        private static ManifestProblem? WithoutMovingLine(ManifestProblem? problem) =>
            problem?.Subject is null ? problem : problem with { Line = 0 };
    }
}
