// SPDX-License-Identifier: Apache-2.0

using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Google.Protobuf;
using Syncer.Protos.Resources;

namespace TestKit.DataPlane;

/// <summary>Certificates and the settings around them (spec xds-addresses 6.6).</summary>
internal static class TlsRefusals
{
    public static void Find(Place place, TLSConfig tls)
    {
        var isDynamic = tls.CertificateSource == TLSConfig.Types.CertificateSource.DynamicCa;
        if (tls.CertificateSource == TLSConfig.Types.CertificateSource.IstioWorkload)
        {
            if (tls.MtlsMode == TLSConfig.Types.MTLSMode.AllowInsecureFallback)
                place["mtls_mode"].Warning("no insecure fallback with workload certificates");
        }
        else if (FaultOf(tls.Cert, tls.PrivateKey) is { } fault)
        {
            place["cert"].Warning($"{(isDynamic ? "certificate authority" : "certificate")}: {fault}");
        }
        if (isDynamic && tls.HasRoot)
            place["root"].Warning("ignored beside a dynamic certificate authority");
        place.Each("cipher_suites", tls.CipherSuites, CipherSuite);
        place.Each("key_exchange_groups", tls.KeyExchangeGroups, KeyExchangeGroup);
    }

    public static void Find(Place place, BackendPolicySpec.Types.BackendTLS tls)
    {
        place["verification"].Known(tls.Verification);
        place.ErrorIf(tls.HasCert != tls.HasKey, "certificate and key come together");
        if (tls is { HasCert: true, HasKey: true })
            place["cert"].ErrorIf(FaultOf(tls.Cert, tls.Key) is not null, "invalid certificate or key");
        // Empty, it means that nobody is trusted (spec backends-policies N-25).
        if (tls is { HasRoot: true, Root.IsEmpty: false })
            place["root"].ErrorIf(FaultOfRoots(tls.Root) is not null, "invalid certificates");
    }

    public static void CipherSuite(Place place, TLSConfig.Types.CipherSuite suite)
    {
        if (suite == TLSConfig.Types.CipherSuite.Unspecified || !Enum.IsDefined(suite))
            place.Warning($"cipher suite {suite}");
    }

    public static void KeyExchangeGroup(Place place, TLSConfig.Types.KeyExchangeGroup group)
    {
        if (group == TLSConfig.Types.KeyExchangeGroup.Unspecified || !Enum.IsDefined(group))
            place.Warning($"key exchange group {group}");
    }

    private static string? FaultOf(ByteString certificate, ByteString key) =>
        FaultOf(() =>
        {
            using var pair = X509Certificate2.CreateFromPem(certificate.ToStringUtf8(), key.ToStringUtf8());
        });

    private static string? FaultOfRoots(ByteString roots) =>
        FaultOf(() =>
        {
            var certificates = new X509Certificate2Collection();
            certificates.ImportFromPem(roots.ToStringUtf8());
            if (certificates.Count == 0)
                throw new CryptographicException("no certificate");
        });

    private static string? FaultOf(Action read)
    {
        try
        {
            read();
            return null;
        }
        catch (Exception e) when (e is CryptographicException or ArgumentException)
        {
            return e.Message;
        }
    }
}
