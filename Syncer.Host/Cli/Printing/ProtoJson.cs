// SPDX-License-Identifier: Apache-2.0

using System.Text.Json.Nodes;
using Google.Protobuf;

namespace Syncer.Host.Cli.Printing;

/// <summary>Messages as JSON nodes, in the JSON mapping of Protocol Buffers.</summary>
internal static class ProtoJson
{
    public static JsonNode Of(IMessage message) => JsonNode.Parse(JsonFormatter.Default.Format(message))!;
}
