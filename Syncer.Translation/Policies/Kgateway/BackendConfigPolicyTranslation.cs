// SPDX-License-Identifier: Apache-2.0

using Google.Protobuf;
using Syncer.Protos.Resources;
using Syncer.Translation.Plugins;
using Syncer.Translation.Policies.Backends;
using Syncer.Translation.Policies.Fields;
using Syncer.Translation.Rows.Kgateway.Policies;
using Syncer.Translation.Rows.Policies.Backends;
using static Syncer.Protos.Resources.BackendPolicySpec.Types;

namespace Syncer.Translation.Policies.Kgateway;

/// <summary>The settings of a BackendConfigPolicy, for any target (spec backends-policies 3.12).</summary>
internal static class BackendConfigPolicyTranslation
{
    /// <summary>TLS, HTTP and TCP; what the data plane does not have is reported.</summary>
    public static IReadOnlyList<PolicyDraft> Translate(
        ObjectTranslation translation,
        KgatewayBackendConfigPolicySpec spec
    )
    {
        if (translation.Services.Settings.StrictTrafficPolicies)
        {
            translation.Report("spec", "is not supported with strictTrafficPolicies");
            return [];
        }
        ReportUnsupported(translation, spec);
        var drafts = new List<PolicyDraft>();
        if (spec.Http2ProtocolOptions is not null)
            Add(":backend-http", new() { BackendHttp = new() { Version = BackendHTTP.Types.HttpVersion.Http2 } });
        if (spec.Tls is { } tls)
            Add(":tls", new() { BackendTls = Tls(translation, "spec.tls", tls) });
        if (spec is not { ConnectTimeout: null, TcpKeepalive: null })
            Add(":backend-tcp", new() { BackendTcp = Tcp(translation, spec) });
        return drafts;

        void Add(string suffix, BackendPolicySpec message) =>
            drafts.Add(
                new(
                    $"backendconfigpolicy/{translation.Owner.Name}{suffix}",
                    new Policy { Name = PolicyNames.Of(translation.Owner), Backend = message }
                )
            );
    }

    private static BackendTLS Tls(ObjectTranslation translation, string field, KgatewayBackendTls settings)
    {
        if (settings.WellKnownCACertificates is { } authorities and not "System")
            translation.Report($"{field}.wellKnownCACertificates", $"\"{authorities}\" is not known");
        var tls = BackendTlsTranslation.Translate(
            translation,
            field,
            new TlsSettings
            {
                MtlsCertificateRef = settings.SecretRef is { } secret
                    ?
                    [
                        new()
                        {
                            Name = secret.Name,
                            Group = secret.Group,
                            Kind = secret.Kind,
                        },
                    ]
                    : [],
                InsecureSkipVerify = settings.InsecureSkipVerify == true ? "All" : null,
                Sni = string.IsNullOrEmpty(settings.Sni) ? null : settings.Sni,
                VerifySubjectAltNames =
                    settings.VerifySubjectAltName.Count > 0
                        ? settings.VerifySubjectAltName
                        : settings.VerifySubjectAltNames,
                AlpnProtocols = settings.AlpnProtocols,
            },
            "secretRef"
        );
        var isWithoutSecret = settings.SecretRef is not null && tls is { HasCert: false, HasRoot: false };
        // Where certificates cannot be sent nobody is trusted for the sake of others.
        if (
            isWithoutSecret
            || settings is not { TlsFiles: null, Files: null, WellKnownCACertificates: null or "System" }
        )
            tls.Root = ByteString.Empty;
        return tls;
    }

    private static BackendTCP Tcp(ObjectTranslation translation, KgatewayBackendConfigPolicySpec spec)
    {
        var tcp = new BackendTCP
        {
            ConnectTimeout = translation.ReadDuration("spec.connectTimeout", spec.ConnectTimeout),
        };
        if (spec.TcpKeepalive is not { } probes)
            return tcp;
        const string field = "spec.tcpKeepalive";
        tcp.Keepalive = new()
        {
            Time = translation.ReadDuration($"{field}.keepAliveTime", probes.KeepAliveTime),
            Interval = translation.ReadDuration($"{field}.keepAliveInterval", probes.KeepAliveInterval),
        };
        if (probes.KeepAliveProbes is { } retries and >= 0)
            tcp.Keepalive.Retries = (uint)retries;
        return tcp;
    }

    private static void ReportUnsupported(ObjectTranslation translation, KgatewayBackendConfigPolicySpec spec)
    {
        ReportIf(spec.PerConnectionBufferLimitBytes is not null, "perConnectionBufferLimitBytes");
        ReportIf(spec.CommonHttpProtocolOptions is not null, "commonHttpProtocolOptions");
        ReportIf(spec.Http1ProtocolOptions is not null, "http1ProtocolOptions");
        ReportIf(spec.Http2ProtocolOptions is { Text: not "{}" }, "http2ProtocolOptions");
        ReportIf(spec.LoadBalancer is not null, "loadBalancer");
        ReportIf(spec.HealthCheck is not null, "healthCheck");
        ReportIf(spec.OutlierDetection is not null, "outlierDetection");
        ReportIf(spec.CircuitBreakers is not null, "circuitBreakers");
        ReportIf(spec.UpstreamProxyProtocol is not null, "upstreamProxyProtocol");
        ReportIf(spec.Dns is not null, "dns");
        ReportIf(spec.Tls?.TlsFiles is not null, "tls.tlsFiles");
        ReportIf(spec.Tls?.Files is not null, "tls.files");
        ReportIf(spec.Tls?.Parameters is not null, "tls.parameters");
        ReportIf(spec.Tls?.AllowRenegotiation == true, "tls.allowRenegotiation");
        ReportIf(spec.Tls?.OneWayTLS == true, "tls.oneWayTLS");
        ReportIf(spec.Tls?.SimpleTLS == true, "tls.simpleTLS");

        void ReportIf(bool isSet, string field)
        {
            if (isSet)
                translation.Report($"spec.{field}", "is not supported");
        }
    }
}
