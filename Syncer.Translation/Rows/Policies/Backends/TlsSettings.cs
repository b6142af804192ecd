// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Translation.Rows.Policies.Backends;

/// <summary>TLS to a backend.</summary>
public sealed record TlsSettings
{
    /// <summary>A Secret with the client certificate.</summary>
    public ValueList<CredentialReference> MtlsCertificateRef
    {
        get;
        init => field = value ?? [];
    } = [];

    public ValueList<ConfigMapReference> CaCertificateRefs
    {
        get;
        init => field = value ?? [];
    } = [];

    /// <summary><c>All</c> or <c>Hostname</c>.</summary>
    public string? InsecureSkipVerify { get; init; }

    public string? Sni { get; init; }

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

    public ValueList<string> KeyExchangeGroups
    {
        get;
        init => field = value ?? [];
    } = [];

    public sealed record ConfigMapReference
    {
        public string Name
        {
            get;
            init => field = value ?? "";
        } = "";
    }
}
