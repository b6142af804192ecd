// SPDX-License-Identifier: Apache-2.0

using System.Net;
using System.Text.Json.Nodes;

namespace Syncer.Translation.Tests.Goldens;

/// <summary>Addresses as people write them.</summary>
internal static class GoldenAddresses
{
    /// <summary>The message with IP addresses in place of their bytes.</summary>
    public static JsonNode Readable(JsonNode node) =>
        node switch
        {
            JsonObject fields => new JsonObject(
                fields.Select(field =>
                    KeyValuePair.Create<string, JsonNode?>(
                        field.Key,
                        (field.Key, field.Value) switch
                        {
                            ("address", JsonValue bytes) => IP(bytes),
                            ("addresses", JsonArray items) when items[0] is JsonValue => new JsonArray([
                                .. items.Select(item => IP(item!)),
                            ]),
                            _ => Readable(field.Value!),
                        }
                    )
                )
            ),
            JsonArray items => new JsonArray([.. items.Select(item => Readable(item!))]),
            _ => node.DeepClone(),
        };

    private static JsonNode IP(JsonNode bytes) =>
        new IPAddress(Convert.FromBase64String(bytes.GetValue<string>())).ToString();
}
