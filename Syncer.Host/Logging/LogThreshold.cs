// SPDX-License-Identifier: Apache-2.0

using System.Text.Json.Serialization;

namespace Syncer.Host.Logging;

/// <summary>From which level on messages are logged; the values are those of <see cref="LogLevel"/>.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<LogThreshold>))]
public enum LogThreshold
{
    /// <summary>Everything.</summary>
    [JsonStringEnumMemberName("trace")]
    Trace = LogLevel.Trace,

    /// <summary>What helps to understand the program.</summary>
    [JsonStringEnumMemberName("debug")]
    Debug = LogLevel.Debug,

    /// <summary>What happens.</summary>
    [JsonStringEnumMemberName("info")]
    Info = LogLevel.Information,

    /// <summary>What may be wrong.</summary>
    [JsonStringEnumMemberName("warn")]
    Warn = LogLevel.Warning,

    /// <summary>What is wrong.</summary>
    [JsonStringEnumMemberName("error")]
    Error = LogLevel.Error,

    /// <summary>Nothing.</summary>
    [JsonStringEnumMemberName("none")]
    None = LogLevel.None,
}
