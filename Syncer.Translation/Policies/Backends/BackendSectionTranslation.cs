// SPDX-License-Identifier: Apache-2.0

using Syncer.Protos.Resources;
using Syncer.Translation.Plugins;
using Syncer.Translation.Policies.Fields;
using Syncer.Translation.Rows.Policies.Backends;
using static Syncer.Protos.Resources.BackendPolicySpec.Types;

namespace Syncer.Translation.Policies.Backends;

/// <summary>How a backend is called, wherever that is written (spec backends-policies 4.9).</summary>
public static class BackendSectionTranslation
{
    private const string AttachedPrefix = "backend/";

    /// <summary>
    /// The settings of a section, in the order of the specification. What is wrong with them is reported; they are such
    /// that the data plane accepts them and rather refuses requests than sends them without what the section asks for.
    /// </summary>
    /// <param name="translation">The object that holds the section.</param>
    /// <param name="field">The path of the section, for example <c>spec.backend</c>.</param>
    /// <param name="section">The section.</param>
    public static IReadOnlyList<TranslatedBackendPolicy> Translate(
        ObjectTranslation translation,
        string field,
        BackendPolicySection section
    )
    {
        ArgumentNullException.ThrowIfNull(translation);
        ArgumentNullException.ThrowIfNull(section);
        var policies = new List<TranslatedBackendPolicy>();
        if (section.Http is { } http)
            Add("", ":backend-http", new() { BackendHttp = Http(translation, $"{field}.http", http) });
        if (section.Tunnel is { } tunnel)
        {
            var proxy = translation.ResolveBackend($"{field}.tunnel.backendRef", tunnel.BackendRef);
            Add("", ":backend-tunnel", new() { BackendTunnel = new() { Proxy = proxy } });
        }
        if (section.Tls is { } tls)
            Add("", ":tls", new() { BackendTls = BackendTlsTranslation.Translate(translation, $"{field}.tls", tls) });
        if (section.Tcp is { } tcp)
            Add("", ":backend-tcp", new() { BackendTcp = Tcp(translation, $"{field}.tcp", tcp) });
        if (section.Health is { } health)
            Add("", ":health", new() { Health = HealthTranslation.Translate(translation, $"{field}.health", health) });
        if (section.Transformation is { } transformation)
        {
            var message = TransformationTranslation.Translate(translation, $"{field}.transformation", transformation);
            Add("", ":backend-transformation", new() { Transformation = message });
        }
        if (section.Mcp is { } mcp)
        {
            foreach (var (prefix, suffix, spec) in McpTranslation.Translate(translation, $"{field}.mcp", mcp))
                Add(prefix, suffix, spec);
        }
        if (section.Ai is { } ai)
            Add(AttachedPrefix, ":ai", new() { Ai = AiTranslation.Translate(translation, $"{field}.ai", ai) });
        if (section.Auth is { } auth)
        {
            if (BackendAuthTranslation.Translate(translation, $"{field}.auth", auth) is { } policy)
                Add(AttachedPrefix, ":backend-auth", new() { Auth = policy });
        }
        if (section.ExtAuth is { } extAuth)
        {
            var policy = ExternalAuthTranslation.Translate(translation, $"{field}.extAuth", extAuth);
            Add(AttachedPrefix, ":extauth", new() { ExtAuthz = policy });
        }
        return policies;

        void Add(string prefix, string suffix, BackendPolicySpec spec) => policies.Add(new(prefix, suffix, spec));
    }

    private static BackendHTTP Http(
        ObjectTranslation translation,
        string field,
        BackendPolicySection.HttpSettings settings
    ) =>
        new()
        {
            Version = settings.Version switch
            {
                "HTTP1" => BackendHTTP.Types.HttpVersion.Http1,
                "HTTP2" => BackendHTTP.Types.HttpVersion.Http2,
                _ => BackendHTTP.Types.HttpVersion.Unspecified,
            },
            RequestTimeout = translation.ReadDuration($"{field}.requestTimeout", settings.RequestTimeout),
        };

    private static BackendTCP Tcp(
        ObjectTranslation translation,
        string field,
        BackendPolicySection.TcpSettings settings
    ) =>
        new()
        {
            ConnectTimeout = translation.ReadDuration($"{field}.connectTimeout", settings.ConnectTimeout),
            Keepalive = settings.Keepalive is { } keepalive
                ? ConnectionFields.Keepalive(translation, $"{field}.keepalive", keepalive)
                : null,
        };
}
