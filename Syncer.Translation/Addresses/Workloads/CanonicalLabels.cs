// SPDX-License-Identifier: Apache-2.0

using Krt;

namespace Syncer.Translation.Addresses.Workloads;

/// <summary>What the labels of an object say about the application a workload belongs to (spec xds-addresses 5.5).</summary>
internal static class CanonicalLabels
{
    /// <summary>The canonical name: the first label that is present, even if empty.</summary>
    public static string Name(LabelSet labels, string workloadName) =>
        Find(labels, "service.istio.io/canonical-name")
        ?? Find(labels, "app.kubernetes.io/name")
        ?? Find(labels, "app")
        ?? workloadName;

    /// <summary>The canonical revision: the first label that is present, even if empty.</summary>
    public static string Revision(LabelSet labels) =>
        Find(labels, "service.istio.io/canonical-revision")
        ?? Find(labels, "app.kubernetes.io/version")
        ?? Find(labels, "version")
        ?? "latest";

    /// <summary>The name given to the workload itself, if any.</summary>
    public static string? WorkloadName(LabelSet labels) =>
        Find(labels, "service.istio.io/workload-name") is { Length: > 0 } name ? name : null;

    private static string? Find(LabelSet labels, string name) => labels.TryGetValue(name, out var value) ? value : null;
}
