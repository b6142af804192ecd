// SPDX-License-Identifier: Apache-2.0

using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Syncer.Translation.Gateways.Tls;

/// <summary>Whether a PEM certificate chain and a PEM private key belong together.</summary>
internal static class KeyPairCheck
{
    private const string Rsa = "1.2.840.113549.1.1.1";
    private const string EllipticCurve = "1.2.840.10045.2.1";

    /// <summary>
    /// What is wrong with the pair, or null: the leaf must parse, the key must parse, and they must match. The text never
    /// holds any of the content.
    /// </summary>
    /// <remarks>A key of an algorithm that .NET does not know, such as Ed25519, is compared by its algorithm only.</remarks>
    public static string? FindError(ReadOnlyMemory<byte> certificateChain, ReadOnlyMemory<byte> privateKey)
    {
        var leaf = Pem.Blocks(certificateChain).FirstOrDefault(block => block.IsCertificate);
        if (leaf.Content is null)
            return "the certificate is not PEM";
        var key = Pem.Blocks(privateKey).FirstOrDefault(block => block.IsPrivateKey);
        if (key.Content is null)
            return "the private key is not PEM";
        try
        {
            using var certificate = X509CertificateLoader.LoadCertificate(leaf.Content);
            return Matches(certificate, key) ? null : "the private key does not match the certificate";
        }
        catch (Exception error) when (error is CryptographicException or AsnContentException)
        {
            return "the certificate or the private key cannot be parsed";
        }
        finally
        {
            CryptographicOperations.ZeroMemory(key.Content);
        }
    }

    private static bool Matches(X509Certificate2 certificate, Pem key)
    {
        switch (certificate.GetKeyAlgorithm())
        {
            case Rsa:
                using (var expected = certificate.GetRSAPublicKey()!)
                using (var actual = RSA.Create())
                {
                    if (key.Label == "RSA PRIVATE KEY")
                        actual.ImportRSAPrivateKey(key.Content, out _);
                    else
                        actual.ImportPkcs8PrivateKey(key.Content, out _);
                    return HavePublicKeyInCommon(expected, actual);
                }
            case EllipticCurve:
                using (var expected = certificate.GetECDsaPublicKey()!)
                using (var actual = ECDsa.Create())
                {
                    if (key.Label == "EC PRIVATE KEY")
                        actual.ImportECPrivateKey(key.Content, out _);
                    else
                        actual.ImportPkcs8PrivateKey(key.Content, out _);
                    return HavePublicKeyInCommon(expected, actual);
                }
            case var algorithm:
                return algorithm == AlgorithmOfPkcs8(key.Content);
        }
    }

    private static bool HavePublicKeyInCommon(AsymmetricAlgorithm left, AsymmetricAlgorithm right) =>
        left.ExportSubjectPublicKeyInfo().AsSpan().SequenceEqual(right.ExportSubjectPublicKeyInfo());

    // RFC 5958: OneAsymmetricKey starts with a version and the identifier of the algorithm.
    private static string AlgorithmOfPkcs8(byte[] key)
    {
        var reader = new AsnReader(key, AsnEncodingRules.BER).ReadSequence();
        reader.ReadInteger();
        return reader.ReadSequence().ReadObjectIdentifier();
    }
}
