// SPDX-License-Identifier: Apache-2.0

using System.Diagnostics;
using Krt.Kubernetes.Cluster.Watching;

namespace Krt.Kubernetes.Cluster;

/// <summary>
/// Traces what arrives from an API server, in the source <c>Krt.Kubernetes</c>: each span is the beginning of a trace, and
/// lasts until what arrived is published.
/// </summary>
internal static class FollowerTracing
{
    /// <summary>How many objects a span names.</summary>
    private const int MostNames = 10;

    private static readonly ActivitySource Source = new("Krt.Kubernetes");

    /// <param name="kind">The kind that is listed.</param>
    /// <param name="count">How many objects there are.</param>
    /// <returns>Null where nobody traces.</returns>
    public static Activity? BeginList(KubernetesKind kind, int count) => Begin("kubernetes.list", kind, count);

    /// <param name="kind">The kind that is watched.</param>
    /// <param name="batch">What has arrived.</param>
    /// <returns>Null where nobody traces.</returns>
    public static Activity? BeginWatch(KubernetesKind kind, WatchBatch batch) =>
        Begin("kubernetes.watch", kind, batch.Changes.Count) is { } activity
            ? activity
                .SetTag("kubernetes.objects", batch.Changes.Take(MostNames).Select(change => $"{change.Key}").ToArray())
                .SetTag("kubernetes.resource_version", batch.ResourceVersion)
            : null;

    private static Activity? Begin(string name, KubernetesKind kind, int count) =>
        Source
            .StartActivity(name, ActivityKind.Consumer)
            ?.SetTag("kubernetes.kind", $"{kind}")
            .SetTag("kubernetes.changes", count);
}
