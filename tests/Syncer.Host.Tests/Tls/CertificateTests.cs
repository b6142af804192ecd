// SPDX-License-Identifier: Apache-2.0

using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Syncer.Host.Tls;

namespace Syncer.Host.Tests.Tls;

/// <summary>What a Secret may hold, and what is made of it (spec xds-addresses 3.4).</summary>
[CancelAfter(30_000)]
public sealed class CertificateTests
{
    private static readonly DateTimeOffset Now = new(2030, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly string[] Hosts = ["agentgateway.system.svc", "10.0.0.1"];

    private static readonly (string Certificate, string Key) Authority = CertificateAuthority.Generate(Now);

    [Test]
    public void Issues_from_an_authority_of_its_own() =>
        AssertIssued(Load(("ca.crt", Authority.Certificate), ("ca.key", Authority.Key)));

    [Test]
    public void Issues_from_an_authority_by_cert_manager() =>
        AssertIssued(Load(("tls.crt", Authority.Certificate), ("tls.key", Authority.Key), ("ca.crt", "unused")));

    [Test]
    public void Issues_from_an_rsa_authority()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=rsa", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        using var authority = request.CreateSelfSigned(Now, Now.AddHours(6));

        var served = Load(("ca.crt", authority.ExportCertificatePem()), ("ca.key", key.ExportRSAPrivateKeyPem()));

        AssertTrusted(served.Context.TargetCertificate, authority.ExportCertificatePem());
        Assert.That(
            served.Context.TargetCertificate.NotAfter.ToUniversalTime(),
            Is.EqualTo(Now.AddHours(6).UtcDateTime)
        );
    }

    [Test]
    public void Serves_a_certificate_as_it_is()
    {
        using var authority = CertificateAuthority.From(
            X509Certificate2.CreateFromPem(Authority.Certificate, Authority.Key)
        );
        using var leaf = authority.Issue(["mine"], Now);

        var served = Load(
            ("tls.crt", leaf.ExportCertificatePem()),
            ("tls.key", leaf.GetECDsaPrivateKey()!.ExportPkcs8PrivateKeyPem()),
            ("ca.crt", Authority.Certificate)
        );

        Assert.That(served.Context.TargetCertificate.Thumbprint, Is.EqualTo(leaf.Thumbprint));
        Assert.That(served.RenewAt, Is.Null);
    }

    [Test]
    public void Refuses_what_does_not_go_together()
    {
        var (_, otherKey) = CertificateAuthority.Generate(Now);
        using var authority = CertificateAuthority.From(
            X509Certificate2.CreateFromPem(Authority.Certificate, Authority.Key)
        );
        using var leaf = authority.Issue(["mine"], Now);
        var leafKey = leaf.GetECDsaPrivateKey()!.ExportPkcs8PrivateKeyPem();

        AssertRefused("neither ca.crt with ca.key nor tls.crt with tls.key");
        AssertRefused("tls.key is missing", ("tls.crt", Authority.Certificate));
        AssertRefused("tls.crt is missing", ("tls.key", Authority.Key));
        AssertRefused(
            "tls.crt comes without the ca.crt",
            ("tls.crt", leaf.ExportCertificatePem()),
            ("tls.key", leafKey)
        );
        AssertRefused("ca.crt and ca.key are no pair", ("ca.crt", Authority.Certificate), ("ca.key", otherKey));
        AssertRefused("may not sign others", ("ca.crt", leaf.ExportCertificatePem()), ("ca.key", leafKey));
    }

    [Test]
    public async Task Renews_an_issued_certificate_twelve_hours_before_its_end(CancellationToken cancellationToken)
    {
        var time = new FakeTimeProvider(Now);
        var source = new AuthoritySource(time);
        await using var served = await ServedCertificate.StartAsync(
            source,
            time,
            NullLogger.Instance,
            cancellationToken
        );
        var first = served.Current;
        await source.Waiting.WaitAsync(cancellationToken);

        time.Advance(TimeSpan.FromHours(12) - TimeSpan.FromSeconds(1));
        Assert.That(served.Current, Is.SameAs(first));
        while (served.Current == first)
        {
            time.Advance(TimeSpan.FromSeconds(1));
            await Task.Delay(TimeSpan.FromMilliseconds(5), cancellationToken);
        }

        Assert.That(time.GetUtcNow(), Is.InRange(Now.AddHours(12), Now.AddHours(13)));
        Assert.That(
            served.Current.TargetCertificate.NotAfter.ToUniversalTime(),
            Is.GreaterThan(Now.AddHours(24).UtcDateTime)
        );
    }

    private static ServerCertificate Load(params (string Name, string Text)[] data) =>
        ServerCertificate.FromSecret(name => data.FirstOrDefault(entry => entry.Name == name).Text, Hosts, Now);

    private static void AssertIssued(ServerCertificate served)
    {
        var leaf = served.Context.TargetCertificate;
        AssertTrusted(leaf, Authority.Certificate);
        Assert.That(leaf.MatchesHostname("agentgateway.system.svc"), Is.True);
        Assert.That(leaf.MatchesHostname("10.0.0.1"), Is.True);
        Assert.That(leaf.MatchesHostname("localhost"), Is.False);
        Assert.That(leaf.NotAfter.ToUniversalTime(), Is.EqualTo(Now.AddHours(24).UtcDateTime));
        Assert.That(served.RenewAt, Is.EqualTo(Now.AddHours(12)));
        Assert.That(served.Context.IntermediateCertificates, Is.Empty);
    }

    private static void AssertTrusted(X509Certificate2 leaf, string authority)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.ImportFromPem(authority);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.VerificationTime = Now.UtcDateTime.AddMinutes(1).ToLocalTime();
        Assert.That(
            chain.Build(leaf),
            Is.True,
            () => string.Join(", ", chain.ChainStatus.Select(s => s.StatusInformation))
        );
    }

    private static void AssertRefused(string reason, params (string, string)[] data) =>
        Assert.That(() => Load(data), Throws.TypeOf<CertificateException>().With.Message.Contains(reason));

    private sealed class AuthoritySource(TimeProvider time) : ICertificateSource
    {
        private readonly TaskCompletionSource _waiting = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Waiting => _waiting.Task;

        public string Description => "the authority";

        public Task<ServerCertificate> LoadAsync(CancellationToken cancellationToken) =>
            Task.FromResult(
                ServerCertificate.FromSecret(
                    name =>
                        name == "ca.crt" ? Authority.Certificate
                        : name == "ca.key" ? Authority.Key
                        : null,
                    Hosts,
                    time.GetUtcNow()
                )
            );

        public Task WaitForChangeAsync(CancellationToken cancellationToken)
        {
            _waiting.TrySetResult();
            return Task.Delay(Timeout.InfiniteTimeSpan, time, cancellationToken);
        }
    }
}
