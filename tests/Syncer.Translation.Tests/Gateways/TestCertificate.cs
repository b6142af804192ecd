// SPDX-License-Identifier: Apache-2.0

using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Syncer.Translation.Tests.Gateways;

/// <summary>A self-signed certificate and its private key, made for one test.</summary>
public sealed record TestCertificate(string CertificatePem, string PrivateKeyPem)
{
    private static readonly DateTimeOffset Start = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static TestCertificate Ec(string subject = "CN=ec.example")
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return new(SelfSign(new(subject, key, HashAlgorithmName.SHA256)), key.ExportPkcs8PrivateKeyPem());
    }

    /// <summary>With the private key in the form of SEC 1, as OpenSSL writes it.</summary>
    public static TestCertificate EcWithSec1Key()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        var parameters = PemEncoding.WriteString("EC PARAMETERS", [6, 5, 0x2b, 0x81, 4, 0, 0x22]);
        return new(
            SelfSign(new("CN=sec1.example", key, HashAlgorithmName.SHA384)),
            $"{parameters}\n{key.ExportECPrivateKeyPem()}"
        );
    }

    public static TestCertificate Rsa(bool pkcs1)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest(
            "CN=rsa.example",
            key,
            HashAlgorithmName.SHA256,
            RSASignaturePadding.Pkcs1
        );
        return new(SelfSign(request), pkcs1 ? key.ExportRSAPrivateKeyPem() : key.ExportPkcs8PrivateKeyPem());
    }

    /// <summary>
    /// With a public key of an algorithm that .NET cannot use, signed by a key that it can, and a private key that only
    /// has the same algorithm.
    /// </summary>
    public static TestCertificate Ed25519()
    {
        var algorithm = new Oid("1.3.101.112");
        var publicKey = new PublicKey(algorithm, null, new AsnEncodedData(RandomNumberGenerator.GetBytes(32)));
        using var issuer = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(
            new X500DistinguishedName("CN=ed.example"),
            publicKey,
            HashAlgorithmName.SHA256
        );
        using var certificate = request.Create(
            new("CN=issuer.example"),
            X509SignatureGenerator.CreateForECDsa(issuer),
            Start,
            Start.AddYears(1),
            [1]
        );
        var key = new AsnWriter(AsnEncodingRules.DER);
        using (key.PushSequence())
        {
            key.WriteInteger(0);
            using (key.PushSequence())
                key.WriteObjectIdentifier(algorithm.Value!);
            key.WriteOctetString([4, 32, .. RandomNumberGenerator.GetBytes(32)]);
        }
        return new(certificate.ExportCertificatePem(), PemEncoding.WriteString("PRIVATE KEY", key.Encode()));
    }

    private static string SelfSign(CertificateRequest request)
    {
        using var certificate = request.CreateSelfSigned(Start, Start.AddYears(1));
        return certificate.ExportCertificatePem();
    }
}
