// SPDX-License-Identifier: Apache-2.0

using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Syncer.Translation.Policies.Jwks;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(KeySetDocument))]
[JsonSerializable(typeof(Dictionary<string, string>))]
internal sealed partial class KeySetJson : JsonSerializerContext
{
    /// <summary>Without escape sequences that JSON does not need: a ConfigMap holds one mebibyte at most.</summary>
    public static KeySetJson Compact { get; } =
        new(
            new JsonSerializerOptions
            {
                PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
                Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            }
        );
}
