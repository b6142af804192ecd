// SPDX-License-Identifier: Apache-2.0

using Syncer.Translation.Plugins;
using Syncer.Translation.Rows.Policies;
using static Syncer.Protos.Resources.TrafficPolicySpec.Types;
using static Syncer.Protos.Resources.TrafficPolicySpec.Types.ExternalAuth.Types;

namespace Syncer.Translation.Policies.Fields;

/// <summary>External authorization of requests, and of calls of backends (spec backends-policies 4.7, TR-A).</summary>
public static class ExternalAuthTranslation
{
    private const uint DefaultMaxBytes = 8192;

    public static ExternalAuth Translate(ObjectTranslation translation, string field, ExternalAuthPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(translation);
        ArgumentNullException.ThrowIfNull(policy);
        var auth = new ExternalAuth
        {
            Target = translation.ResolveBackend($"{field}.backendRef", policy.BackendRef),
            FailureMode = policy.FailureMode == "FailOpen" ? FailureMode.Allow : FailureMode.Deny,
        };
        if (policy.Grpc is not null || policy.Http is null)
            auth.Grpc = Grpc(translation, $"{field}.grpc", policy.Grpc);
        else
            auth.Http = Http(translation, $"{field}.http", policy.Http);
        // The data plane refuses the policy where there is no protocol, and would let everything pass.
        if (policy is { Grpc: null, Http: null })
            translation.Report(field, "one of grpc and http is required");
        translation.AddHeaderNames(
            $"{field}.http.allowedRequestHeaders",
            policy.Http?.AllowedRequestHeaders ?? [],
            auth.IncludeRequestHeaders
        );
        if (policy.ForwardBody is { } body)
        {
            auth.IncludeRequestBody = new()
            {
                MaxRequestBytes =
                    translation.ReadBytes($"{field}.forwardBody.maxSize", body.MaxSize) ?? DefaultMaxBytes,
                AllowPartialMessage = true,
            };
        }
        if (policy.Cache is { } cache)
            auth.Cache = DecisionCache(translation, $"{field}.cache", cache);
        return auth;
    }

    private static GRPCProtocol Grpc(
        ObjectTranslation translation,
        string field,
        ExternalAuthPolicy.GrpcProtocol? protocol
    )
    {
        var grpc = new GRPCProtocol();
        if (protocol is null)
            return grpc;
        foreach (var (name, value) in protocol.ContextExtensions)
            grpc.Context[name] = value;
        translation.AddExpressions($"{field}.requestMetadata", protocol.RequestMetadata, grpc.Metadata);
        return grpc;
    }

    private static HTTPProtocol Http(
        ObjectTranslation translation,
        string field,
        ExternalAuthPolicy.HttpProtocol protocol
    )
    {
        var http = new HTTPProtocol();
        if (protocol.Path is { } path)
            http.Path = translation.CheckCel($"{field}.path", path);
        if (protocol.Redirect is { } redirect)
            http.Redirect = translation.CheckCel($"{field}.redirect", redirect);
        if (protocol.Body is { } body)
            http.Body = translation.CheckCel($"{field}.body", body);
        foreach (var (name, expression) in protocol.AddRequestHeaders)
        {
            var header = $"{field}.addRequestHeaders[{name}]";
            if (translation.CheckHeaderName(header, name))
                http.AddRequestHeaders[name] = translation.CheckCel(header, expression);
        }
        translation.AddExpressions($"{field}.responseMetadata", protocol.ResponseMetadata, http.Metadata);
        translation.AddHeaderNames(
            $"{field}.allowedResponseHeaders",
            protocol.AllowedResponseHeaders,
            http.IncludeResponseHeaders
        );
        return http;
    }

    /// <summary>The cache, or <see langword="null"/> where it lacks what the data plane needs of one.</summary>
    private static Cache? DecisionCache(
        ObjectTranslation translation,
        string field,
        ExternalAuthPolicy.DecisionCache settings
    )
    {
        if (settings.Key.Count == 0 || string.IsNullOrEmpty(settings.Ttl))
        {
            translation.Report(field, "key and ttl are required");
            return null;
        }
        var cache = new Cache
        {
            Ttl = translation.ReadDurationExpression($"{field}.ttl", settings.Ttl),
            MaxEntries = (uint)Math.Max(0, settings.MaxEntries ?? 0),
        };
        for (var i = 0; i < settings.Key.Count; i++)
            cache.Key.Add(translation.CheckCel($"{field}.key[{i}]", settings.Key[i]));
        return cache;
    }
}
