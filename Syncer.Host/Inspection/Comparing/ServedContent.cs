// SPDX-License-Identifier: Apache-2.0

using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Google.Protobuf;

namespace Syncer.Host.Inspection.Comparing;

/// <summary>A resource with its content.</summary>
/// <param name="Gateway">The gateway whose proxies receive it; <c>*</c> for every gateway.</param>
/// <param name="Type">The type URL.</param>
/// <param name="Name">The wire name.</param>
/// <param name="Version">The hash of the whole content, secrets included.</param>
/// <param name="Content">The message as JSON, secrets redacted.</param>
internal sealed record ServedContent(string Gateway, string Type, string Name, string Version, JsonNode Content)
{
    /// <summary>The message with its secrets, where this process has it: it is never written.</summary>
    [JsonIgnore]
    public IMessage? Message { get; init; }

    [JsonIgnore]
    public (string Gateway, string Type, string Name) Key => (Gateway, Type, Name);
}
