// SPDX-License-Identifier: Apache-2.0

using System.Text;
using System.Text.Json.Nodes;
using Krt.Kubernetes.Manifests;

namespace Syncer.Host.Tests.Deployment;

/// <summary>The objects of manifests, by <c>Kind/name</c>.</summary>
internal static class DeployedObjects
{
    public static SortedDictionary<string, JsonNode> Of(params IEnumerable<string> manifests)
    {
        var objects = new SortedDictionary<string, JsonNode>(StringComparer.Ordinal);
        foreach (var document in manifests.SelectMany(manifest => $"\n{manifest}".Split("\n---\n")))
        {
            if (ToJson(document) is { } json && json["kind"] is { } kind)
                objects.Add($"{kind}/{json["metadata"]?["name"]}", json);
        }
        return objects;
    }

    public static JsonNode ToJson(string yaml) =>
        JsonNode.Parse(ManifestText.ToJson("manifest.yaml", Encoding.UTF8.GetBytes(yaml)).Span)!;

    /// <summary>The objects that <c>kubectl apply -k deploy</c> applies, read without kubectl.</summary>
    public static SortedDictionary<string, JsonNode> OfKustomization() =>
        Of(ToJson(Read("kustomization.yaml"))["resources"]!.AsArray().Select(resource => Read($"{resource}")));

    public static string Read(string file) => File.ReadAllText(Checkout.PathOf("deploy", file));
}
