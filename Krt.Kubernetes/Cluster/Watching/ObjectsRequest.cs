// SPDX-License-Identifier: Apache-2.0

using System.Globalization;
using System.Text;
using Krt.Kubernetes.Api;

namespace Krt.Kubernetes.Cluster.Watching;

/// <summary>The requests that list and watch all objects of a kind.</summary>
/// <param name="kind">The kind.</param>
/// <param name="metadataOnly">Whether nothing but the metadata of the objects is asked for.</param>
internal sealed class ObjectsRequest(KubernetesKind kind, bool metadataOnly)
{
    /// <summary>A page of a list.</summary>
    /// <param name="version">The version of the kind.</param>
    /// <param name="pageSize">How many objects it holds; null for all of them.</param>
    /// <param name="continueToken">Where the page before ended.</param>
    public ApiRequest List(string version, int? pageSize, string? continueToken) =>
        Get(
            version,
            "PartialObjectMetadataList",
            ("limit", pageSize?.ToString(CultureInfo.InvariantCulture)),
            ("continue", continueToken)
        );

    /// <summary>A watch of what happens after a version of the collection.</summary>
    public ApiRequest Watch(string version, string resourceVersion, TimeSpan timeout) =>
        Get(
            version,
            "PartialObjectMetadata",
            ("watch", "true"),
            ("allowWatchBookmarks", "true"),
            ("resourceVersion", resourceVersion),
            ("timeoutSeconds", Seconds(timeout))
        );

    /// <summary>A watch that begins with all objects there are.</summary>
    public ApiRequest WatchFromStart(string version, TimeSpan timeout) =>
        Get(
            version,
            "PartialObjectMetadata",
            ("watch", "true"),
            ("allowWatchBookmarks", "true"),
            ("sendInitialEvents", "true"),
            ("resourceVersionMatch", "NotOlderThan"),
            ("timeoutSeconds", Seconds(timeout))
        );

    private static string Seconds(TimeSpan time) =>
        Math.Max(1, (int)time.TotalSeconds).ToString(CultureInfo.InvariantCulture);

    private ApiRequest Get(
        string version,
        string partialKind,
        params ReadOnlySpan<(string Name, string? Value)> parameters
    )
    {
        var path = new StringBuilder(kind.PathOfAll(version));
        var separator = '?';
        foreach (var (name, value) in parameters)
            Append(name, value);
        Append("fieldSelector", kind.FieldSelector);
        var request = ApiRequest.Get(path.ToString());
        return metadataOnly
            ? request with
            {
                Accept = $"application/json;as={partialKind};g=meta.k8s.io;v=v1",
            }
            : request;

        void Append(string name, string? value)
        {
            if (string.IsNullOrEmpty(value))
                return;
            path.Append(separator).Append(name).Append('=').Append(Uri.EscapeDataString(value));
            separator = '&';
        }
    }
}
