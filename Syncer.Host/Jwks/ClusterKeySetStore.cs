// SPDX-License-Identifier: Apache-2.0

using System.Buffers;
using System.Text.Json;
using Krt;
using Krt.Kubernetes.Api;
using Syncer.Translation.Rows;

namespace Syncer.Host.Jwks;

/// <summary>Keeps key sets in the cluster.</summary>
internal sealed class ClusterKeySetStore(ApiClient api, string @namespace) : IKeySetStore
{
    private const string FieldManager = "krt-syncer";

    public string Namespace => @namespace;

    public Task SaveAsync(ConfigMap configMap, CancellationToken cancellationToken) =>
        api.SendAsync(
            ApiRequest.Patch(
                $"{PathOf(configMap.Metadata.Key)}?fieldManager={FieldManager}&force=true",
                PatchType.Apply,
                Write(configMap)
            ),
            cancellationToken
        );

    public async Task DeleteAsync(NamespacedName name, CancellationToken cancellationToken)
    {
        try
        {
            await api.SendAsync(ApiRequest.Delete(PathOf(name)), cancellationToken);
        }
        catch (ApiException e) when (e.IsNotFound)
        {
            // Gone already.
        }
    }

    private static string PathOf(NamespacedName name) =>
        $"/api/v1/namespaces/{Uri.EscapeDataString(name.Namespace)}/configmaps/{Uri.EscapeDataString(name.Name)}";

    private static ReadOnlyMemory<byte> Write(ConfigMap configMap)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(buffer);
        writer.WriteStartObject();
        writer.WriteString("apiVersion", "v1");
        writer.WriteString("kind", "ConfigMap");
        writer.WriteStartObject("metadata");
        writer.WriteString("namespace", configMap.Metadata.Namespace);
        writer.WriteString("name", configMap.Metadata.Name);
        WriteMap(writer, "labels", configMap.Metadata.Labels);
        writer.WriteEndObject();
        WriteMap(writer, "data", configMap.Data);
        writer.WriteEndObject();
        writer.Flush();
        return buffer.WrittenMemory;
    }

    private static void WriteMap(Utf8JsonWriter writer, string name, LabelSet entries)
    {
        writer.WriteStartObject(name);
        foreach (var (key, value) in entries)
            writer.WriteString(key, value);
        writer.WriteEndObject();
    }
}
