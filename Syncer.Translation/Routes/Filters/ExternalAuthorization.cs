// SPDX-License-Identifier: Apache-2.0

using System.Text.Encodings.Web;
using System.Text.Json;
using Syncer.Protos.Resources;
using Syncer.Translation.Rows.Routes.Filters;
using static Syncer.Protos.Resources.TrafficPolicySpec.Types;
using static Syncer.Protos.Resources.TrafficPolicySpec.Types.ExternalAuth.Types;

namespace Syncer.Translation.Routes.Filters;

/// <summary>External authorization (GEP-1494; spec gateways-routes 3.9.1).</summary>
internal static class ExternalAuthorization
{
    /// <summary>The policy, or <see langword="null"/> when the protocol of the filter is unknown.</summary>
    public static ExternalAuth? Translate(ExternalAuthFilter filter, BackendReference? target)
    {
        var policy = new ExternalAuth { Target = target, FailureMode = FailureMode.Deny };
        switch (filter.Protocol)
        {
            case "HTTP":
                policy.Http = Http(filter.Http);
                // The Gateway API demands these two whatever is allowed.
                policy.IncludeRequestHeaders.AddRange(["Authorization", ":authority"]);
                policy.IncludeRequestHeaders.AddRange(filter.Http?.AllowedHeaders ?? []);
                break;
            case "GRPC":
                policy.Grpc = new GRPCProtocol();
                policy.IncludeRequestHeaders.AddRange(filter.Grpc?.AllowedHeaders ?? []);
                break;
            default:
                return null;
        }
        if (filter.ForwardBody?.MaxSize is > 0 and var maxSize)
            policy.IncludeRequestBody = new BodyOptions { MaxRequestBytes = (uint)maxSize };
        return policy;
    }

    private static HTTPProtocol Http(HttpAuthConfig? config)
    {
        var protocol = new HTTPProtocol();
        protocol.IncludeResponseHeaders.AddRange(config?.AllowedResponseHeaders ?? []);
        if (!string.IsNullOrEmpty(config?.Path))
            protocol.Path = PrefixedPath(config.Path);
        return protocol;
    }

    /// <summary>A CEL expression: the path as a string literal, followed by the path of the request.</summary>
    private static string PrefixedPath(string prefix)
    {
        var absolute = prefix.StartsWith('/') ? prefix : "/" + prefix;
        return $"\"{JsonEncodedText.Encode(absolute, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\" + request.path";
    }
}
