// SPDX-License-Identifier: Apache-2.0

using Syncer.Translation.Gateways;
using Syncer.Translation.Gateways.Tls;
using Syncer.Translation.Rows;
using Syncer.Translation.Rows.GatewayApi;

namespace Syncer.Translation.Tests.Gateways.Tls;

public sealed class KeyPairReferenceTests
{
    private static readonly ObjectReference Tls = new() { Kind = "Secret", Name = "tls" };

    private static Problem? Read(params (string Key, string Value)[] data) =>
        KeyPairReference
            .Certificate(new("gateway.networking.k8s.io", "Gateway", "infra"))
            .Read(Tls, GatewayRows.Secret("infra", "tls", data).Data)
            .Problem;

    private static string Missing(string found) =>
        "invalid certificate reference /Secret/tls., found secret, but didn't have expected keys (tls.crt and tls.key); "
        + $"found: {found}";

    [Test]
    public void Lists_the_keys_found_when_one_is_missing()
    {
        Assert.That(Read()?.Message, Is.EqualTo(Missing("")));
        Assert.That(Read(("tls.crt", "x"))?.Message, Is.EqualTo(Missing("tls.crt")));
        Assert.That(Read(("tls.key", "x"), ("a", "x"))?.Message, Is.EqualTo(Missing("a, tls.key")));
        Assert.That(
            Read(("d", "x"), ("c", "x"), ("b", "x"), ("a", "x"))?.Message,
            Is.EqualTo(Missing("a, b, and 2 more..."))
        );
    }

    [Test]
    public void Reports_empty_values() =>
        Assert.That(
            Read(("tls.crt", "x"), ("tls.key", "")),
            Is.EqualTo(
                new Problem(
                    "InvalidCertificateRef",
                    "invalid certificate reference /Secret/tls., found keys \"tls.crt\" and \"tls.key\", but they were empty"
                )
            )
        );

    [Test]
    public void Reports_a_malformed_pair_without_its_content() =>
        Assert.That(
            Read(("tls.crt", "certificate"), ("tls.key", "hunter2")),
            Is.EqualTo(
                new Problem(
                    "InvalidCertificateRef",
                    "invalid certificate reference, the certificate is malformed: the certificate is not PEM"
                )
            )
        );

    [Test]
    public void Returns_the_bytes_as_they_are()
    {
        var pair = TestCertificate.Ec();
        var found = KeyPairReference
            .ClientCertificate(new("gateway.networking.k8s.io", "Gateway", "infra"))
            .Read(Tls, GatewayRows.TlsSecret("infra", "tls", pair).Data);
        Assert.That(found.Problem, Is.Null);
        Assert.That(found.Certificate.ToArray(), Is.EqualTo(System.Text.Encoding.UTF8.GetBytes(pair.CertificatePem)));
        Assert.That(found.PrivateKey.ToArray(), Is.EqualTo(System.Text.Encoding.UTF8.GetBytes(pair.PrivateKeyPem)));
        Assert.That(found.ToString(), Is.EqualTo("KeyPair"));
    }
}
