// SPDX-License-Identifier: Apache-2.0

using Google.Protobuf;
using Krt;
using Syncer.Protos.Resources;
using Syncer.Translation.Gateways.Listeners;
using Syncer.Translation.References;
using Syncer.Translation.Rows.GatewayApi;
using CertificateSource = Syncer.Protos.Resources.TLSConfig.Types.CertificateSource;
using MTLSMode = Syncer.Protos.Resources.TLSConfig.Types.MTLSMode;

namespace Syncer.Translation.Gateways.Tls;

/// <summary>The TLS configuration of a listener (spec gateways-routes 2.12).</summary>
internal static class ListenerTlsResolution
{
    private const string TerminateModeOption = "gateway.istio.io/tls-terminate-mode";
    private const string CertificateSourceOption = "agentgateway.dev/tls-certificate-source";
    private const string DynamicCa = "DYNAMIC_CA";

    /// <param name="context">Where Secrets are read.</param>
    /// <param name="inputs">The Secrets and grants.</param>
    /// <param name="owner">The Gateway or ListenerSet that holds the listener.</param>
    /// <param name="listener">The listener.</param>
    /// <param name="validation">How certificates of clients are validated on its port, or null.</param>
    public static ResolvedTls Resolve(
        TransformContext context,
        GatewayInputs inputs,
        ReferenceSource owner,
        ListenerSpec listener,
        ClientValidation? validation
    )
    {
        var protocol = ListenerProtocols.Parse(listener.Protocol);
        if (protocol is not (Protocol.Https or Protocol.Tls))
            return ResolvedTls.None;
        if (ListenerProtocols.IsPassthrough(listener.Tls))
            return ResolvedTls.None with { IsMissing = protocol == Protocol.Https };
        if (listener.Tls is not { } tls)
            return PoisonTls.Missing(new("InvalidCertificateRef", $"protocol \"{listener.Protocol}\" requires tls"));
        if (FromMesh(tls) is { } mesh)
            return new(mesh);
        if (tls.CertificateRefs.Count != 1)
        {
            const string message = "exactly 1 certificateRefs should be present for TLS termination";
            return PoisonTls.WithoutCertificate(new("InvalidCertificateRef", message));
        }
        var pair = KeyPairReference
            .Certificate(owner)
            .Load(context, inputs.Grants, inputs.Secrets, tls.CertificateRefs[0]);
        return pair.Problem is null
            ? Terminate(pair, IsDynamicCa(tls), validation)
            : PoisonTls.WithoutCertificate(pair.Problem);
    }

    /// <summary>Ends TLS with a pair, which with <paramref name="isDynamicCa"/> signs the certificates that are served.</summary>
    public static ResolvedTls Terminate(KeyPair pair, bool isDynamicCa, ClientValidation? validation)
    {
        if (validation is not null && isDynamicCa)
        {
            return PoisonTls.WithoutCertificateAuthority(
                new(
                    "InvalidCACertificateRef",
                    $"caCertificateRefs of the Gateway cannot be combined with {CertificateSourceOption} {DynamicCa}"
                )
            );
        }
        if (validation is { Bundle: null, Problem: { } problem })
            return PoisonTls.WithoutCertificateAuthority(problem);

        var config = new TLSConfig
        {
            Cert = ByteString.CopyFrom(pair.Certificate.Span),
            PrivateKey = ByteString.CopyFrom(pair.PrivateKey.Span),
            CertificateSource = isDynamicCa ? CertificateSource.DynamicCa : CertificateSource.Inline,
        };
        if (validation is { Bundle: { } bundle })
        {
            config.Root = bundle;
            config.MtlsMode = validation.Mode;
        }
        return new(config) { NotResolved = validation?.Problem };
    }

    private static bool IsDynamicCa(ListenerTls tls) =>
        tls.Options.TryGetValue(CertificateSourceOption, out var source) && source == DynamicCa;

    /// <summary>The configuration of a listener whose certificate is the workload identity of the proxy, or null.</summary>
    private static TLSConfig? FromMesh(ListenerTls tls)
    {
        MTLSMode? mode = tls.Options.TryGetValue(TerminateModeOption, out var text)
            ? text switch
            {
                "ISTIO_SIMPLE" => MTLSMode.Disable,
                "ISTIO_MUTUAL" => MTLSMode.Strict,
                _ => null,
            }
            : null;
        return mode is { } known
            ? new() { CertificateSource = CertificateSource.IstioWorkload, MtlsMode = known }
            : null;
    }
}
