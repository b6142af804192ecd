// SPDX-License-Identifier: Apache-2.0

using System.Text;
using System.Text.Json.Nodes;
using Krt;
using Krt.Kubernetes;
using Krt.Kubernetes.Api;
using Krt.Kubernetes.Api.Access;
using Syncer.Host.Pipeline;

namespace Syncer.Host.Tests.Clusters;

/// <summary>The objects of a kind, event by event; where they have a namespace, those in <c>default</c>.</summary>
internal sealed class WatchedObjects : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly ApiClient _api;
    private readonly string _path;
    private readonly StreamReader _events;

    private WatchedObjects(ApiClient api, string path, Stream events) =>
        (_api, _path, _events) = (api, path, new StreamReader(events));

    /// <summary>The events that were read: <c>MODIFIED name</c>.</summary>
    public List<string> Events { get; } = [];

    public static async Task<WatchedObjects> StartAsync(string kubeconfig, string kind)
    {
        var api = new ApiClient(ClusterAccess.FromKubeconfig(kubeconfig), new() { QueriesPerSecond = 1e6 });
        var known = SyncerKinds.Catalogue.Single(known => known.Kind == kind);
        var path = known.Scope == KindScope.Cluster ? known.PathOfAll() : known.PathIn("default");
        var list = JsonNode.Parse((await api.SendAsync(ApiRequest.Get(path))).Span)!;
        var watch = $"{path}?watch=true&resourceVersion={list["metadata"]!["resourceVersion"]}";
        return new WatchedObjects(api, path, await api.OpenAsync(ApiRequest.Get(watch)));
    }

    /// <summary>Reads events until an object has a state; it may not have it before.</summary>
    /// <returns>The object.</returns>
    public async Task<JsonNode> UntilAsync(string name, Func<JsonNode, bool> isMet)
    {
        using var late = new CancellationTokenSource(Patience);
        JsonNode? last = null;
        try
        {
            while (true)
            {
                var line = await _events.ReadLineAsync(late.Token);
                var change = JsonNode.Parse(line ?? throw new EndOfStreamException())!;
                var changed = change["object"]!;
                Events.Add($"{change["type"]} {changed["metadata"]!["name"]}");
                if ((string?)changed["metadata"]!["name"] != name)
                    continue;
                last = changed;
                if (isMet(changed))
                    return changed;
            }
        }
        catch (OperationCanceledException)
        {
            throw new TimeoutException($"{_path}/{name}: {last?["status"]}\n{string.Join('\n', Events.TakeLast(10))}");
        }
    }

    public Task CreateAsync(string json) => _api.SendAsync(ApiRequest.Post(_path, Encoding.UTF8.GetBytes(json)));

    public Task DeleteAsync(string name) => _api.SendAsync(ApiRequest.Delete($"{_path}/{name}"));

    public Task PatchAsync(string name, string patch, string subresource = "") =>
        _api.SendAsync(
            ApiRequest.Patch($"{_path}/{name}{subresource}", PatchType.Merge, Encoding.UTF8.GetBytes(patch))
        );

    public void Dispose()
    {
        _events.Dispose();
        _api.Dispose();
    }
}
