// SPDX-License-Identifier: Apache-2.0

using System.Text.Json.Serialization;

namespace Syncer.Host.Logging;

/// <summary>How logs are written.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<LogFormat>))]
public enum LogFormat
{
    /// <summary>A line for people.</summary>
    [JsonStringEnumMemberName("text")]
    Text,

    /// <summary>A JSON object a line.</summary>
    [JsonStringEnumMemberName("json")]
    Json,
}
