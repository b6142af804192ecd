// SPDX-License-Identifier: Apache-2.0

using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Syncer.Host.Tls;

/// <summary>Issues certificates of servers (spec xds-addresses 3.4).</summary>
internal sealed class CertificateAuthority : IDisposable
{
    private static readonly TimeSpan ClockSkew = TimeSpan.FromHours(1);
    private static readonly TimeSpan AuthorityLifetime = TimeSpan.FromDays(3650);

    private readonly X509Certificate2 _certificate;
    private readonly X509SignatureGenerator _signature;

    private CertificateAuthority(X509Certificate2 certificate, X509SignatureGenerator signature)
    {
        _certificate = certificate;
        _signature = signature;
    }

    /// <summary>For how long issued certificates are valid.</summary>
    public static TimeSpan LeafLifetime { get; } = TimeSpan.FromHours(24);

    /// <summary>Makes a new authority.</summary>
    /// <returns>Its certificate and key as PEM.</returns>
    public static (string Certificate, string Key) Generate(DateTimeOffset now)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=agw-xds-ca", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, critical: true));
        request.CertificateExtensions.Add(
            new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, critical: true)
        );
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
        using var certificate = request.Create(
            request.SubjectName,
            X509SignatureGenerator.CreateForECDsa(key),
            now - ClockSkew,
            now + AuthorityLifetime,
            NewSerialNumber()
        );
        return (certificate.ExportCertificatePem(), key.ExportPkcs8PrivateKeyPem());
    }

    /// <summary>Whether a certificate may sign others.</summary>
    public static bool IsAuthority(X509Certificate2 certificate) =>
        certificate.Extensions.OfType<X509BasicConstraintsExtension>().Any(e => e.CertificateAuthority)
        && certificate
            .Extensions.OfType<X509KeyUsageExtension>()
            .All(e => e.KeyUsages.HasFlag(X509KeyUsageFlags.KeyCertSign));

    /// <summary>Takes a certificate with its key as authority.</summary>
    /// <exception cref="CertificateException">It may not sign others.</exception>
    public static CertificateAuthority From(X509Certificate2 certificate)
    {
        if (!IsAuthority(certificate))
            throw new CertificateException("the certificate may not sign others");
        if (certificate.GetECDsaPrivateKey() is { } ecdsa)
            return new CertificateAuthority(certificate, X509SignatureGenerator.CreateForECDsa(ecdsa));
        if (certificate.GetRSAPrivateKey() is { } rsa)
            return new CertificateAuthority(
                certificate,
                X509SignatureGenerator.CreateForRSA(rsa, RSASignaturePadding.Pkcs1)
            );
        throw new CertificateException("the key of the authority is neither ECDSA nor RSA");
    }

    /// <summary>Issues a certificate for a server that has these names and addresses, never longer valid than the authority.</summary>
    public X509Certificate2 Issue(IEnumerable<string> hosts, DateTimeOffset now)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=agw-xds-server", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, critical: true));
        request.CertificateExtensions.Add(
            new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, critical: true)
        );
        request.CertificateExtensions.Add(
            new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.1", "serverAuth")], critical: false)
        );
        request.CertificateExtensions.Add(
            X509AuthorityKeyIdentifierExtension.CreateFromCertificate(_certificate, true, false)
        );
        var names = new SubjectAlternativeNameBuilder();
        foreach (var host in hosts)
        {
            if (IPAddress.TryParse(host, out var address))
                names.AddIpAddress(address);
            else
                names.AddDnsName(host);
        }
        request.CertificateExtensions.Add(names.Build());

        var (from, to) = (now - ClockSkew, now + LeafLifetime);
        using var certificate = request.Create(
            _certificate.SubjectName,
            _signature,
            from > _certificate.NotBefore ? from : _certificate.NotBefore,
            to < _certificate.NotAfter ? to : _certificate.NotAfter,
            NewSerialNumber()
        );
        return certificate.CopyWithPrivateKey(key);
    }

    public void Dispose() => _certificate.Dispose();

    private static byte[] NewSerialNumber()
    {
        var serial = RandomNumberGenerator.GetBytes(8);
        serial[0] = (byte)((serial[0] & 0x3f) | 0x20);
        return serial;
    }
}
