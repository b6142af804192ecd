// SPDX-License-Identifier: Apache-2.0

using System.Text.Json.Serialization;

namespace Syncer.Host.Tls;

/// <summary>How proxies connect (spec xds-addresses 3.3).</summary>
[JsonConverter(typeof(JsonStringEnumConverter<XdsMode>))]
public enum XdsMode
{
    /// <summary>Without TLS.</summary>
    [JsonStringEnumMemberName("plaintext")]
    Plaintext,

    /// <summary>With TLS.</summary>
    [JsonStringEnumMemberName("tls")]
    Tls,

    /// <summary>Either way, on one port.</summary>
    [JsonStringEnumMemberName("either")]
    Either,
}
