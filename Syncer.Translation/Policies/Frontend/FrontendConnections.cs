// SPDX-License-Identifier: Apache-2.0

using Google.Protobuf.Collections;
using Syncer.Translation.Plugins;
using Syncer.Translation.Policies.Fields;
using Syncer.Translation.Rows.Policies.Frontend;
using static Syncer.Protos.Resources.FrontendPolicySpec.Types;
using static Syncer.Protos.Resources.TLSConfig.Types;

namespace Syncer.Translation.Policies.Frontend;

/// <summary>HTTP and TLS of connections of clients.</summary>
internal static class FrontendConnections
{
    public static HTTP Http(ObjectTranslation translation, string field, FrontendHttp settings)
    {
        var http = new HTTP
        {
            Http1IdleTimeout = translation.ReadDuration($"{field}.http1IdleTimeout", settings.Http1IdleTimeout),
            Http2KeepaliveInterval = translation.ReadDuration(
                $"{field}.http2KeepaliveInterval",
                settings.Http2KeepaliveInterval
            ),
            Http2KeepaliveTimeout = translation.ReadDuration(
                $"{field}.http2KeepaliveTimeout",
                settings.Http2KeepaliveTimeout
            ),
            MaxConnectionDuration = translation.ReadDuration(
                $"{field}.maxConnectionDuration",
                settings.MaxConnectionDuration
            ),
            Http1HeaderCase =
                settings.Http1HeaderCase == "Preserve"
                    ? HTTP.Types.HTTPHeaderCase.Preserve
                    : HTTP.Types.HTTPHeaderCase.Lowercase,
        };
        if (translation.ReadBytes($"{field}.maxBufferSize", settings.MaxBufferSize) is { } maxBufferSize)
            http.MaxBufferSize = maxBufferSize;
        if (settings.Http1MaxHeaders is { } maxHeaders and >= 0)
            http.Http1MaxHeaders = (uint)maxHeaders;
        if (translation.ReadBytes($"{field}.http2WindowSize", settings.Http2WindowSize) is { } windowSize)
            http.Http2WindowSize = windowSize;
        if (
            translation.ReadBytes($"{field}.http2ConnectionWindowSize", settings.Http2ConnectionWindowSize) is
            { } connectionWindowSize
        )
            http.Http2ConnectionWindowSize = connectionWindowSize;
        if (translation.ReadBytes($"{field}.http2FrameSize", settings.Http2FrameSize) is { } frameSize)
            http.Http2FrameSize = frameSize;
        if (translation.ReadBytes($"{field}.http2MaxHeaderSize", settings.Http2MaxHeaderSize) is { } maxHeaderSize)
            http.Http2MaxHeaderSize = maxHeaderSize;
        return http;
    }

    public static TLS Tls(ObjectTranslation translation, string field, FrontendTls settings)
    {
        var tls = new TLS
        {
            HandshakeTimeout = translation.ReadDuration($"{field}.handshakeTimeout", settings.HandshakeTimeout),
            Alpn = ConnectionFields.Protocols(settings.AlpnProtocols),
        };
        if (Version(settings.MinProtocolVersion) is { } minVersion)
            tls.MinVersion = minVersion;
        if (Version(settings.MaxProtocolVersion) is { } maxVersion)
            tls.MaxVersion = maxVersion;
        AddCipherSuites(settings.CipherSuites, tls.CipherSuites);
        ConnectionFields.AddKeyExchangeGroups(settings.KeyExchangeGroups, tls.KeyExchangeGroups);
        return tls;
    }

    private static TLSVersion? Version(string? text) =>
        text switch
        {
            "1.2" => TLSVersion.TlsV12,
            "1.3" => TLSVersion.TlsV13,
            _ => null,
        };

    private static void AddCipherSuites(IEnumerable<string> names, RepeatedField<CipherSuite> to)
    {
        foreach (var name in names)
        {
            CipherSuite? suite = name switch
            {
                "TLS13_AES_256_GCM_SHA384" => CipherSuite.TlsAes256GcmSha384,
                "TLS13_AES_128_GCM_SHA256" => CipherSuite.TlsAes128GcmSha256,
                "TLS13_CHACHA20_POLY1305_SHA256" => CipherSuite.TlsChacha20Poly1305Sha256,
                "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384" => CipherSuite.TlsEcdheEcdsaWithAes256GcmSha384,
                "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256" => CipherSuite.TlsEcdheEcdsaWithAes128GcmSha256,
                "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256" => CipherSuite.TlsEcdheEcdsaWithChacha20Poly1305Sha256,
                "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384" => CipherSuite.TlsEcdheRsaWithAes256GcmSha384,
                "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256" => CipherSuite.TlsEcdheRsaWithAes128GcmSha256,
                "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256" => CipherSuite.TlsEcdheRsaWithChacha20Poly1305Sha256,
                _ => null,
            };
            if (suite is { } known)
                to.Add(known);
        }
    }
}
