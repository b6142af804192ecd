// SPDX-License-Identifier: Apache-2.0

using System.Text.Json.Nodes;
using Google.Protobuf;

namespace Syncer.Host.Inspection;

/// <summary>Messages as JSON nodes, in the JSON mapping of Protocol Buffers, without secrets unless they are wanted.</summary>
internal static class ProtoJson
{
    public static JsonNode Of(IMessage message, bool showSecrets)
    {
        var json = JsonNode.Parse(JsonFormatter.Default.Format(message))!;
        if (!showSecrets)
            SecretFields.Redact(json, message.Descriptor);
        return json;
    }
}
