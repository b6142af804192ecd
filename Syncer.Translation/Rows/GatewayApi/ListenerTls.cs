// SPDX-License-Identifier: Apache-2.0

using System.Text.Json.Serialization;
using Krt;

namespace Syncer.Translation.Rows.GatewayApi;

/// <summary>How a listener treats TLS.</summary>
public sealed record ListenerTls
{
    /// <summary><c>Terminate</c> or <c>Passthrough</c>; null for the default, <c>Terminate</c>.</summary>
    public string? Mode { get; init; }

    public ValueList<ObjectReference> CertificateRefs
    {
        get;
        init => field = value ?? [];
    } = [];

    [JsonConverter(typeof(LabelSetConverter))]
    public LabelSet Options
    {
        get;
        init => field = value ?? LabelSet.Empty;
    } = LabelSet.Empty;
}
