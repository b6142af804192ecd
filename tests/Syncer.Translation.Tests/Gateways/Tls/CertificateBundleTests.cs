// SPDX-License-Identifier: Apache-2.0

using System.Text;
using Syncer.Translation.Gateways.Tls;

namespace Syncer.Translation.Tests.Gateways.Tls;

public sealed class CertificateBundleTests
{
    private static bool IsValid(string pem) => CertificateBundle.IsValid(Encoding.UTF8.GetBytes(pem));

    [Test]
    public void Holds_one_certificate_or_more()
    {
        var first = TestCertificate.Ec().CertificatePem;
        var second = TestCertificate.Rsa(pkcs1: false).CertificatePem;
        Assert.That(IsValid(first), Is.True);
        Assert.That(IsValid($"{first}\n{second}"), Is.True);
    }

    [Test]
    public void Is_invalid_when_a_certificate_cannot_be_parsed()
    {
        const string broken = "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----";
        Assert.That(IsValid($"{TestCertificate.Ec().CertificatePem}\n{broken}"), Is.False);
    }

    [Test]
    public void Is_invalid_without_a_certificate()
    {
        Assert.That(IsValid(""), Is.False);
        Assert.That(IsValid("not PEM"), Is.False);
        Assert.That(IsValid(TestCertificate.Ec().PrivateKeyPem), Is.False);
    }
}
