// SPDX-License-Identifier: Apache-2.0

using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Krt.Kubernetes.Api.Access;

/// <summary>Reads certificates and keys as kubeconfig files and credential plugins hold them.</summary>
internal static class Pem
{
    /// <exception cref="FormatException">There is no certificate.</exception>
    public static X509Certificate2Collection ReadAuthorities(string pem)
    {
        var authorities = new X509Certificate2Collection();
        try
        {
            authorities.ImportFromPem(pem);
        }
        catch (CryptographicException)
        {
            throw new FormatException("the certificate authority is not PEM");
        }
        return authorities.Count > 0
            ? authorities
            : throw new FormatException("the certificate authority holds no certificate");
    }

    /// <param name="certificates">The certificate, followed by those of the authorities between it and a root.</param>
    /// <param name="key">Its key.</param>
    /// <exception cref="FormatException">They do not belong together, or are something else.</exception>
    public static SslStreamCertificateContext ReadClientCertificate(string certificates, string key)
    {
        try
        {
            var chain = new X509Certificate2Collection();
            chain.ImportFromPem(certificates);
            return SslStreamCertificateContext.Create(
                X509Certificate2.CreateFromPem(certificates, key),
                chain,
                offline: true
            );
        }
        // The cause is left out: it may repeat what it could not read.
        catch (Exception e) when (e is CryptographicException or ArgumentException)
        {
            throw new FormatException("the client certificate and its key are not a pair in PEM");
        }
    }
}
