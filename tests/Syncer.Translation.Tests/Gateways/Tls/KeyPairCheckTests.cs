// SPDX-License-Identifier: Apache-2.0

using System.Text;
using Syncer.Translation.Gateways.Tls;

namespace Syncer.Translation.Tests.Gateways.Tls;

public sealed class KeyPairCheckTests
{
    private static string? FindError(string certificate, string privateKey) =>
        KeyPairCheck.FindError(Encoding.UTF8.GetBytes(certificate), Encoding.UTF8.GetBytes(privateKey));

    private static IEnumerable<TestCaseData<TestCertificate>> Pairs()
    {
        yield return new(TestCertificate.Ec()) { TestName = "EC, PKCS #8" };
        yield return new(TestCertificate.EcWithSec1Key()) { TestName = "EC, SEC 1" };
        yield return new(TestCertificate.Rsa(pkcs1: false)) { TestName = "RSA, PKCS #8" };
        yield return new(TestCertificate.Rsa(pkcs1: true)) { TestName = "RSA, PKCS #1" };
        yield return new(TestCertificate.Ed25519()) { TestName = "Ed25519" };
    }

    [TestCaseSource(nameof(Pairs))]
    public void Accepts_a_pair(TestCertificate pair) =>
        Assert.That(FindError(pair.CertificatePem, pair.PrivateKeyPem), Is.Null);

    [TestCaseSource(nameof(Pairs))]
    public void Accepts_a_chain_and_text_around_it(TestCertificate pair)
    {
        var chain = $"leaf\n{pair.CertificatePem}\nissuer\n{TestCertificate.Ec().CertificatePem}\n";
        Assert.That(FindError(chain, $"\n{pair.PrivateKeyPem}\n"), Is.Null);
    }

    [Test]
    public void Reports_a_key_of_another_certificate()
    {
        const string mismatch = "the private key does not match the certificate";
        var rsa = TestCertificate.Rsa(pkcs1: false);
        Assert.That(
            FindError(TestCertificate.Ec().CertificatePem, TestCertificate.Ec().PrivateKeyPem),
            Is.EqualTo(mismatch)
        );
        Assert.That(FindError(TestCertificate.Ed25519().CertificatePem, rsa.PrivateKeyPem), Is.EqualTo(mismatch));
    }

    [Test]
    public void Reports_what_cannot_be_parsed()
    {
        const string unparsable = "the certificate or the private key cannot be parsed";
        var pair = TestCertificate.Ec();
        var garbage = Convert.ToBase64String("garbage"u8);
        Assert.That(
            FindError($"-----BEGIN CERTIFICATE-----\n{garbage}\n-----END CERTIFICATE-----", pair.PrivateKeyPem),
            Is.EqualTo(unparsable)
        );
        Assert.That(
            FindError(pair.CertificatePem, $"-----BEGIN PRIVATE KEY-----\n{garbage}\n-----END PRIVATE KEY-----"),
            Is.EqualTo(unparsable)
        );
        Assert.That(
            FindError(pair.CertificatePem, TestCertificate.Rsa(pkcs1: false).PrivateKeyPem),
            Is.EqualTo(unparsable)
        );
    }

    [Test]
    public void Reports_what_is_no_PEM()
    {
        var pair = TestCertificate.Ec();
        Assert.That(FindError("invalid", pair.PrivateKeyPem), Is.EqualTo("the certificate is not PEM"));
        Assert.That(FindError(pair.PrivateKeyPem, pair.PrivateKeyPem), Is.EqualTo("the certificate is not PEM"));
        Assert.That(FindError(pair.CertificatePem, "invalid"), Is.EqualTo("the private key is not PEM"));
        Assert.That(FindError(pair.CertificatePem, pair.CertificatePem), Is.EqualTo("the private key is not PEM"));
    }
}
