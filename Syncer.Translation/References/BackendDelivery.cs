// SPDX-License-Identifier: Apache-2.0

using System.Text.Json.Serialization;

namespace Syncer.Translation.References;

/// <summary>Which gateways receive a backend, and what is about it.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<BackendDelivery>))]
public enum BackendDelivery
{
    /// <summary>Those that can reach it, so that no proxy receives credentials it has no use for.</summary>
    [JsonStringEnumMemberName("referenced")]
    Referenced,

    /// <summary>Every one.</summary>
    [JsonStringEnumMemberName("all-gateways")]
    AllGateways,
}
