// SPDX-License-Identifier: Apache-2.0

using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Syncer.Host.Tls;

/// <summary>A certificate to serve, and when it should be replaced by a newer one.</summary>
/// <param name="Context">What handshakes take.</param>
/// <param name="RenewAt">When another one is to be issued; null for one that somebody else renews.</param>
internal sealed record ServerCertificate(SslStreamCertificateContext Context, DateTimeOffset? RenewAt)
{
    private static readonly TimeSpan RenewedBeforeItsEnd = TimeSpan.FromHours(12);

    /// <summary>
    /// Reads the data of a Secret: an authority of our own (<c>ca.crt</c>, <c>ca.key</c>), an authority by cert-manager
    /// (<c>tls.crt</c>, <c>tls.key</c>), or a certificate with the authority that issued it (spec xds-addresses 3.4).
    /// </summary>
    /// <param name="read">The text of an entry; null where there is none.</param>
    /// <param name="hosts">The names that an issued certificate is for.</param>
    /// <param name="now">The time.</param>
    /// <exception cref="CertificateException">The data cannot be used.</exception>
    public static ServerCertificate FromSecret(
        Func<string, string?> read,
        IReadOnlyList<string> hosts,
        DateTimeOffset now
    )
    {
        var (authority, authorityKey) = (read("ca.crt"), read("ca.key"));
        var (certificate, key) = (read("tls.crt"), read("tls.key"));
        if (authority is not null && authorityKey is not null)
            return Issued(Pair(authority, authorityKey, "ca.crt", "ca.key"), hosts, now);
        if (certificate is null && key is null)
            throw new CertificateException("neither ca.crt with ca.key nor tls.crt with tls.key");
        if (certificate is null || key is null)
            throw new CertificateException($"{(certificate is null ? "tls.crt" : "tls.key")} is missing");
        var pair = Pair(certificate, key, "tls.crt", "tls.key");
        if (CertificateAuthority.IsAuthority(pair))
            return Issued(pair, hosts, now);
        if (authority is null)
            throw new CertificateException("tls.crt comes without the ca.crt that proxies verify it with");
        return AsItIs(pair, certificate);
    }

    /// <summary>Reads a certificate, with those between it and the authority, and its key.</summary>
    /// <exception cref="CertificateException">They cannot be used.</exception>
    public static ServerCertificate FromPem(string certificate, string key) =>
        AsItIs(Pair(certificate, key, "the certificate", "the key"), certificate);

    private static ServerCertificate AsItIs(X509Certificate2 pair, string chain)
    {
        var others = new X509Certificate2Collection();
        others.ImportFromPem(chain);
        others.RemoveAt(0);
        return new ServerCertificate(SslStreamCertificateContext.Create(pair, others, offline: true), RenewAt: null);
    }

    private static ServerCertificate Issued(X509Certificate2 pair, IReadOnlyList<string> hosts, DateTimeOffset now)
    {
        using var authority = CertificateAuthority.From(pair);
        var leaf = authority.Issue(hosts, now);
        return new ServerCertificate(
            SslStreamCertificateContext.Create(leaf, null, offline: true),
            new DateTimeOffset(leaf.NotAfter) - RenewedBeforeItsEnd
        );
    }

    private static X509Certificate2 Pair(string certificate, string key, string certificateName, string keyName)
    {
        try
        {
            return X509Certificate2.CreateFromPem(certificate, key);
        }
        catch (Exception e) when (e is CryptographicException or ArgumentException)
        {
            throw new CertificateException($"{certificateName} and {keyName} are no pair: {e.Message}", e);
        }
    }
}
