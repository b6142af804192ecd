// SPDX-License-Identifier: Apache-2.0

namespace Krt.Kubernetes.Manifests.Files;

/// <summary>What is remembered of a file: what it looked like, what it defines and what is wrong with it; not its text.</summary>
/// <param name="root">The number of the given path that led to the file.</param>
/// <param name="path">The path to show.</param>
/// <param name="fullPath">The absolute path.</param>
internal sealed class ManifestFile(int root, string path, string fullPath) : IComparable<ManifestFile>
{
    public string Path => path;

    public string FullPath => fullPath;

    /// <summary>What the file looked like when it was read last.</summary>
    public FileStamp Stamp { get; set; }

    /// <summary>What was seen last: the hash of the content, or the reason why there is none.</summary>
    public string Version { get; set; } = "";

    public IReadOnlyList<ObjectDefinition> Definitions { get; set; } = [];

    public IReadOnlyList<ManifestProblem> Problems { get; set; } = [];

    /// <summary>The problems of the content that stayed as it was for the quiet period.</summary>
    public IReadOnlyList<ManifestProblem> SettledProblems { get; private set; } = [];

    /// <summary>When a change counts as complete, or <see langword="null"/> when it did already.</summary>
    public DateTimeOffset? SettlesAt { get; set; }

    public void Settle()
    {
        SettlesAt = null;
        SettledProblems = Problems;
    }

    /// <summary>Given paths count in their order, the files of one in the ordinal order of their paths.</summary>
    public int CompareTo(ManifestFile? other) =>
        other is null || root < other.Root ? -1
        : root > other.Root ? 1
        : string.CompareOrdinal(path, other.Path);

    private int Root => root;
}
