// SPDX-License-Identifier: Apache-2.0

namespace Krt.Kubernetes.Cluster.Watching;

/// <summary>A list as far as it has been read.</summary>
/// <param name="Version">The version of the kind.</param>
/// <param name="PageSize">How many objects a page may have; null to read them in one page.</param>
internal sealed record ListedPages(string Version, int? PageSize)
{
    /// <summary>What the pages held.</summary>
    public List<object> Rows { get; } = [];

    /// <summary>Where the server goes on; null before the first page.</summary>
    public string? Next { get; set; }
}
