// SPDX-License-Identifier: Apache-2.0

using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace Krt.Kubernetes.Api.Access;

/// <summary>How a client knows that it talks to its API server.</summary>
internal sealed record ServerTrust
{
    /// <summary>Who vouches for the server; null for those the system trusts.</summary>
    public X509Certificate2Collection? Authorities { get; init; }

    /// <summary>The name in the server's certificate, where it is not the one in the address.</summary>
    public string? ServerName { get; init; }

    /// <summary>Whether any server is trusted.</summary>
    public bool TrustsAnyServer { get; init; }

    /// <summary>How connections are made.</summary>
    /// <param name="certificate">The certificate of the client, if it has one.</param>
    public SslClientAuthenticationOptions CreateOptions(SslStreamCertificateContext? certificate)
    {
        var options = new SslClientAuthenticationOptions { ClientCertificateContext = certificate };
        if (!string.IsNullOrEmpty(ServerName))
            options.TargetHost = ServerName;
        if (TrustsAnyServer)
#pragma warning disable CA5359 // That is what insecure-skip-tls-verify asks for.
            options.RemoteCertificateValidationCallback = (_, _, _, _) => true;
#pragma warning restore CA5359
        else if (Authorities is not null)
        {
            options.CertificateChainPolicy = new X509ChainPolicy
            {
                TrustMode = X509ChainTrustMode.CustomRootTrust,
                RevocationMode = X509RevocationMode.NoCheck,
            };
            options.CertificateChainPolicy.CustomTrustStore.AddRange(Authorities);
        }
        return options;
    }
}
