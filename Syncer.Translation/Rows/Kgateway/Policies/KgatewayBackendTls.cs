// SPDX-License-Identifier: Apache-2.0

using Syncer.Translation.Rows.Values;

namespace Syncer.Translation.Rows.Kgateway.Policies;

/// <summary>How connections to a backend are secured.</summary>
public sealed record KgatewayBackendTls
{
    /// <summary>A Secret with a client certificate, the authorities of the backend, or both.</summary>
    public KgatewaySecretReference? SecretRef { get; init; }

    /// <summary>Files of the proxy, which are not supported.</summary>
    public JsonText? TlsFiles { get; init; }

    /// <summary>Another spelling of <see cref="TlsFiles"/>.</summary>
    public JsonText? Files { get; init; }

    /// <summary><c>System</c>.</summary>
    public string? WellKnownCACertificates { get; init; }

    public bool? InsecureSkipVerify { get; init; }

    public string? Sni { get; init; }

    public ValueList<string> VerifySubjectAltName
    {
        get;
        init => field = value ?? [];
    } = [];

    /// <summary>Another spelling of <see cref="VerifySubjectAltName"/>.</summary>
    public ValueList<string> VerifySubjectAltNames
    {
        get;
        init => field = value ?? [];
    } = [];

    public ValueList<string> AlpnProtocols
    {
        get;
        init => field = value ?? [];
    } = [];

    /// <summary>Not supported.</summary>
    public JsonText? Parameters { get; init; }

    /// <summary>Not supported.</summary>
    public bool? AllowRenegotiation { get; init; }

    /// <summary>Not supported.</summary>
    public bool? OneWayTLS { get; init; }

    /// <summary>Another spelling of <see cref="OneWayTLS"/>.</summary>
    public bool? SimpleTLS { get; init; }
}
