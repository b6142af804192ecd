// SPDX-License-Identifier: Apache-2.0

using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Syncer.Host.Tests.Jwks;

/// <summary>An authority of a test's own.</summary>
internal sealed class TestAuthority : IDisposable
{
    private static readonly DateTimeOffset Start = DateTimeOffset.UnixEpoch.AddYears(50);
    private static readonly DateTimeOffset End = Start.AddYears(100);

    private readonly ECDsa _key;
    private readonly X509Certificate2 _certificate;

    private TestAuthority(ECDsa key, X509Certificate2 certificate) => (_key, _certificate) = (key, certificate);

    public string Pem => _certificate.ExportCertificatePem();

    public byte[] Der => _certificate.RawData;

    public static TestAuthority Create()
    {
        var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return new(key, AuthorityRequest("root", key).CreateSelfSigned(Start, End));
    }

    public TestAuthority Delegate()
    {
        var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var certificate = AuthorityRequest("intermediate", key).Create(_certificate, Start, End, Serial());
        return new(key, certificate.CopyWithPrivateKey(key));
    }

    /// <summary>A certificate of a server with its private key.</summary>
    /// <param name="names">Host names and addresses.</param>
    public X509Certificate2 Certify(params IEnumerable<string> names) => Certify(names, []);

    /// <summary>A certificate that says where that of its issuer can be downloaded from.</summary>
    public X509Certificate2 CertifyWithIssuerAt(string url, string name) =>
        Certify([name], [new X509AuthorityInformationAccessExtension(null, [url])]);

    private X509Certificate2 Certify(IEnumerable<string> names, IEnumerable<X509Extension> extensions)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=server", key, HashAlgorithmName.SHA256);
        var alternatives = new SubjectAlternativeNameBuilder();
        foreach (var name in names)
        {
            if (IPAddress.TryParse(name, out var address))
                alternatives.AddIpAddress(address);
            else
                alternatives.AddDnsName(name);
        }
        request.CertificateExtensions.Add(alternatives.Build());
        foreach (var extension in extensions)
            request.CertificateExtensions.Add(extension);
        using var certificate = request.Create(_certificate, Start, End, Serial());
        using var withKey = certificate.CopyWithPrivateKey(key);
        return X509CertificateLoader.LoadPkcs12(withKey.Export(X509ContentType.Pkcs12), null);
    }

    public void Dispose()
    {
        _certificate.Dispose();
        _key.Dispose();
    }

    // A name that nobody has: what the machine knows of others is no issuer of its certificates.
    private static CertificateRequest AuthorityRequest(string role, ECDsa key)
    {
        var request = new CertificateRequest($"CN={role} {Guid.NewGuid()}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, true));
        return request;
    }

    private static byte[] Serial() => RandomNumberGenerator.GetBytes(8);
}
