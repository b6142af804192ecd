// SPDX-License-Identifier: Apache-2.0

using System.Text.Json;
using System.Text.Json.Nodes;

namespace Krt.Kubernetes.Statuses;

/// <summary>The status an object has in the cluster.</summary>
/// <param name="Key">The object.</param>
/// <param name="ApiVersion">The group and version it was read in; empty where the server did not say.</param>
/// <param name="ResourceVersion">The version of the whole object.</param>
/// <param name="Json">The status as UTF-8 JSON; empty where there is none.</param>
public sealed record ObservedStatus(
    NamespacedName Key,
    string ApiVersion,
    string ResourceVersion,
    ReadOnlyMemory<byte> Json
) : IKeyed<NamespacedName>
{
    /// <summary>Whether it is the same version of the same object, so that the status is the same.</summary>
    public bool Equals(ObservedStatus? other) =>
        other is not null && Key == other.Key && ResourceVersion == other.ResourceVersion;

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Key, ResourceVersion);

    /// <summary>The status as JSON; empty where there is none.</summary>
    internal JsonObject ReadJson() => (Json.IsEmpty ? null : JsonNode.Parse(Json.Span) as JsonObject) ?? [];

    /// <summary>The version of the kind that it was read in.</summary>
    internal string VersionIn(KubernetesKind kind) =>
        ApiVersion.Length > 0 ? ApiVersion[(ApiVersion.LastIndexOf('/') + 1)..] : kind.Versions[0];

    /// <summary>Reads the status of an object and nothing else of it.</summary>
    /// <param name="key">The object.</param>
    /// <param name="json">The object as UTF-8 JSON.</param>
    /// <exception cref="JsonException">It is no object.</exception>
    internal static ObservedStatus Read(NamespacedName key, ReadOnlySpan<byte> json)
    {
        var (apiVersion, resourceVersion, status) = ("", "", Array.Empty<byte>());
        var reader = new Utf8JsonReader(json);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isApiVersion = reader.ValueTextEquals("apiVersion"u8);
            var isMetadata = reader.ValueTextEquals("metadata"u8);
            var isStatus = reader.ValueTextEquals("status"u8);
            reader.Read();
            var start = (int)reader.TokenStartIndex;
            if (isApiVersion)
                apiVersion = string.Intern(reader.GetString() ?? "");
            else if (isMetadata)
                resourceVersion = ReadResourceVersion(ref reader);
            else
                reader.Skip();
            if (isStatus)
                status = json[start..(int)reader.BytesConsumed].ToArray();
        }
        return new ObservedStatus(key, apiVersion, resourceVersion, status);
    }

    private static string ReadResourceVersion(ref Utf8JsonReader reader)
    {
        var version = "";
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isVersion = reader.ValueTextEquals("resourceVersion"u8);
            reader.Read();
            if (isVersion)
                version = reader.GetString() ?? "";
            else
                reader.Skip();
        }
        return version;
    }
}
