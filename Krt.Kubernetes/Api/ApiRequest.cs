// SPDX-License-Identifier: Apache-2.0

namespace Krt.Kubernetes.Api;

/// <summary>A request to the API server.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">Path and query, <c>/api/v1/services?limit=500</c> for example.</param>
public sealed record ApiRequest(HttpMethod Method, string Path)
{
    private const string Json = "application/json";

    /// <summary>What is sent, as UTF-8; empty where nothing is.</summary>
    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>The media type of the body.</summary>
    /// <value>The default is <c>application/json</c>.</value>
    public string ContentType { get; init; } = Json;

    /// <summary>The media type that is asked for.</summary>
    /// <value>The default is <c>application/json</c>.</value>
    public string Accept { get; init; } = Json;

    /// <summary>Reads an object or a list.</summary>
    public static ApiRequest Get(string path) => new(HttpMethod.Get, path);

    /// <summary>Creates an object.</summary>
    public static ApiRequest Post(string path, ReadOnlyMemory<byte> body) => new(HttpMethod.Post, path) { Body = body };

    /// <summary>Replaces an object.</summary>
    public static ApiRequest Put(string path, ReadOnlyMemory<byte> body) => new(HttpMethod.Put, path) { Body = body };

    /// <summary>Changes an object.</summary>
    public static ApiRequest Patch(string path, PatchType type, ReadOnlyMemory<byte> body) =>
        new(HttpMethod.Patch, path)
        {
            Body = body,
            ContentType = type switch
            {
                PatchType.Apply => "application/apply-patch+yaml",
                PatchType.StrategicMerge => "application/strategic-merge-patch+json",
                PatchType.Json => "application/json-patch+json",
                _ => "application/merge-patch+json",
            },
        };

    /// <summary>Deletes an object, or with a collection's path all of its objects.</summary>
    /// <param name="path">Path and query.</param>
    /// <param name="options">The DeleteOptions, where there are any.</param>
    public static ApiRequest Delete(string path, ReadOnlyMemory<byte> options = default) =>
        new(HttpMethod.Delete, path) { Body = options };
}
