// SPDX-License-Identifier: Apache-2.0

using Syncer.Host.Tls;
using Syncer.Xds;

namespace Syncer.Host.Serving.Xds;

/// <summary>To whom xDS is served, and how.</summary>
public sealed record XdsServingOptions
{
    /// <summary>The <see cref="KeySet"/> of the API server.</summary>
    public const string KeySetOfCluster = "cluster";

    /// <summary>Whether a proxy must show that it is of the gateway it asks for.</summary>
    /// <value>The default is <see langword="false"/>.</value>
    public bool Authenticate { get; init; }

    /// <summary>
    /// The file of the key set that tokens are verified with, or <see cref="KeySetOfCluster"/>; empty to ask the API server
    /// about each token.
    /// </summary>
    public string KeySet { get; init; } = "";

    /// <summary>Who must have issued tokens that are verified with a key set; empty for anybody who has the keys.</summary>
    public string TokenIssuer { get; init; } = "";

    /// <summary>ServiceAccounts by gateway, both as <c>namespace/name</c>, besides the one that has the gateway's name.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> AllowedServiceAccounts { get; init; } =
        new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>How proxies connect.</summary>
    /// <value>The default is <see cref="XdsMode.Plaintext"/>.</value>
    public XdsMode Mode { get; init; }

    /// <summary>The Secret of the certificate authority, in the namespace of the program; created where there is none.</summary>
    public string TlsSecret { get; init; } = "";

    /// <summary>The names and addresses that issued certificates are for.</summary>
    public IReadOnlyList<string> TlsHosts { get; init; } = [];

    /// <summary>The file of a certificate that takes the place of <see cref="TlsSecret"/>.</summary>
    public string TlsCertificate { get; init; } = "";

    /// <summary>The file of its key.</summary>
    public string TlsKey { get; init; } = "";

    /// <summary>How long a TLS handshake may take.</summary>
    /// <value>The default is 10 seconds.</value>
    public TimeSpan HandshakeTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Changes limits and times.</summary>
    public Action<DeltaXdsOptions>? Configure { get; init; }
}
