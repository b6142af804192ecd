// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Translation.Rows.GatewayApi;

/// <summary>TLS settings of a whole Gateway.</summary>
public sealed record GatewayTls
{
    public FrontendTls? Frontend { get; init; }

    public BackendTls? Backend { get; init; }

    /// <summary>Towards clients: for every port, with exceptions.</summary>
    public sealed record FrontendTls
    {
        public PortTls? Default { get; init; }

        public ValueList<PortException> PerPort
        {
            get;
            init => field = value ?? [];
        } = [];
    }

    /// <summary>The settings of one port.</summary>
    public sealed record PortException
    {
        public int Port { get; init; }

        public PortTls? Tls { get; init; }
    }

    public sealed record PortTls
    {
        public ClientCertificateValidation? Validation { get; init; }
    }

    /// <summary>How certificates of clients are validated.</summary>
    public sealed record ClientCertificateValidation
    {
        public ValueList<ObjectReference> CaCertificateRefs
        {
            get;
            init => field = value ?? [];
        } = [];

        /// <summary><c>AllowValidOnly</c> or <c>AllowInsecureFallback</c>; null for the former.</summary>
        public string? Mode { get; init; }
    }

    /// <summary>Towards backends.</summary>
    public sealed record BackendTls
    {
        public ObjectReference? ClientCertificateRef { get; init; }
    }
}
