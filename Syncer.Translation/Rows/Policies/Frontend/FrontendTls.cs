// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Translation.Rows.Policies.Frontend;

/// <summary>The TLS parameters that clients are offered.</summary>
public sealed record FrontendTls
{
    /// <summary>A duration.</summary>
    public string? HandshakeTimeout { get; init; }

    public ValueList<string> AlpnProtocols
    {
        get;
        init => field = value ?? [];
    } = [];

    /// <summary><c>1.2</c> or <c>1.3</c>.</summary>
    public string? MinProtocolVersion { get; init; }

    public string? MaxProtocolVersion { get; init; }

    public ValueList<string> CipherSuites
    {
        get;
        init => field = value ?? [];
    } = [];

    public ValueList<string> KeyExchangeGroups
    {
        get;
        init => field = value ?? [];
    } = [];
}
