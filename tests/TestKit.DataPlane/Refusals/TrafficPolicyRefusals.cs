// SPDX-License-Identifier: Apache-2.0

using System.Text.Json;
using Syncer.Protos.Resources;
using ExternalAuth = Syncer.Protos.Resources.TrafficPolicySpec.Types.ExternalAuth;
using Kind = Syncer.Protos.Resources.TrafficPolicySpec.KindOneofCase;
using Types = Syncer.Protos.Resources.TrafficPolicySpec.Types;

namespace TestKit.DataPlane;

/// <summary>Policies of requests, wherever they stand (spec xds-addresses 6.6).</summary>
internal static class TrafficPolicyRefusals
{
    public static void Find(Place place, TrafficPolicySpec policy)
    {
        place["phase"].Known(policy.Phase);
        switch (policy.KindCase)
        {
            case Kind.None:
                place.Error("no kind");
                break;
            case Kind.Timeout:
                Texts.Time(place["timeout.request"], policy.Timeout.Request);
                Texts.Time(place["timeout.backend_request"], policy.Timeout.BackendRequest);
                break;
            case Kind.Retry:
                Texts.Time(place["retry.backoff"], policy.Retry.Backoff);
                place["retry"]
                    .Each(
                        "retry_status_codes",
                        policy.Retry.RetryStatusCodes,
                        (at, code) => at.ErrorIf(code is < 100 or > 999, $"status {code}")
                    );
                break;
            case Kind.LocalRateLimit:
                Find(place["local_rate_limit"], policy.LocalRateLimit);
                break;
            case Kind.ExtAuthz:
                Find(place["ext_authz"], policy.ExtAuthz);
                break;
            case Kind.Authorization:
                Find(place["authorization"], policy.Authorization);
                break;
            case Kind.Jwt:
                Find(place["jwt"], policy.Jwt);
                break;
            case Kind.Transformation:
                Find(place["transformation"], policy.Transformation);
                break;
            case Kind.ExtProc:
                Find(place["ext_proc"], policy.ExtProc);
                break;
            case Kind.RequestHeaderModifier:
                Find(place["request_header_modifier"], policy.RequestHeaderModifier);
                break;
            case Kind.ResponseHeaderModifier:
                Find(place["response_header_modifier"], policy.ResponseHeaderModifier);
                break;
            case Kind.RequestRedirect:
                Find(place["request_redirect"], policy.RequestRedirect);
                break;
            case Kind.DirectResponse:
                Texts.Status(place["direct_response.status"], policy.DirectResponse.Status);
                place["direct_response"]
                    .Each(
                        "headers",
                        policy.DirectResponse.Headers,
                        (at, header) =>
                        {
                            Texts.HeaderName(at["name"], header.Name);
                            Texts.Expression(at["expression"], header.Expression);
                        }
                    );
                break;
            case Kind.Cors:
                Texts.HeaderNames(place["cors"], "allow_headers", policy.Cors.AllowHeaders.Where(name => name != "*"));
                Texts.HeaderNames(
                    place["cors"],
                    "expose_headers",
                    policy.Cors.ExposeHeaders.Where(name => name != "*")
                );
                Texts.HeaderNames(place["cors"], "allow_methods", policy.Cors.AllowMethods);
                place["cors"].Each("allow_origins", policy.Cors.AllowOrigins, Texts.HeaderValue);
                Texts.Time(place["cors.max_age"], policy.Cors.MaxAge);
                break;
            case Kind.BasicAuth:
                place["basic_auth.mode"].Known(policy.BasicAuth.Mode);
                break;
            case Kind.ApiKeyAuth:
                place["api_key_auth.mode"].Known(policy.ApiKeyAuth.Mode);
                place["api_key_auth"]
                    .Each(
                        "api_keys",
                        policy.ApiKeyAuth.ApiKeys,
                        (at, user) =>
                            at.ErrorIf((user.Key.Length > 0) == (user.KeyHash.Length > 0), "either a key or its hash")
                    );
                break;
            case Kind.HostRewrite:
                place["host_rewrite.mode"].Known(policy.HostRewrite.Mode);
                break;
        }
    }

    public static void Find(Place place, Types.RBAC rules)
    {
        Texts.Expressions(place, "allow", rules.Allow);
        Texts.Expressions(place, "deny", rules.Deny);
        Texts.Expressions(place, "require", rules.Require);
    }

    public static void Find(Place place, ExternalAuth authorization)
    {
        place.ErrorIf(authorization.ProtocolCase == ExternalAuth.ProtocolOneofCase.None, "no protocol");
        Texts.HeaderNames(place, "include_request_headers", authorization.IncludeRequestHeaders);
        if (authorization.Cache is { } cache)
        {
            place["cache.key"].ErrorIf(cache.Key.Count == 0, "empty");
            place["cache.ttl"].ErrorIf(cache.Ttl.Length == 0, "empty");
            Texts.Expressions(place["cache"], "key", cache.Key);
        }
        if (authorization.Grpc is { } grpc)
            Texts.Expressions(place["grpc"], "metadata", grpc.Metadata.Values);
        if (authorization.Http is not { } http)
            return;
        Texts.HeaderNames(place["http"], "include_response_headers", http.IncludeResponseHeaders);
        Texts.HeaderNames(place["http"], "add_request_headers", http.AddRequestHeaders.Keys);
        Texts.Expressions(place["http"], "add_request_headers", http.AddRequestHeaders.Values);
        Texts.Expressions(place["http"], "metadata", http.Metadata.Values);
    }

    public static void Find(Place place, HeaderModifier modifier)
    {
        place.Each("add", modifier.Add, Header);
        place.Each("set", modifier.Set, Header);
        Texts.HeaderNames(place, "remove", modifier.Remove);

        static void Header(Place at, Header header)
        {
            Texts.HeaderName(at["name"], header.Name);
            Texts.HeaderValue(at["value"], header.Value);
        }
    }

    /// <summary>A port that is 0 modulo 65536 without being 0 ends the process of the data plane.</summary>
    public static void Find(Place place, RequestRedirect redirect)
    {
        place["scheme"].ErrorIf(redirect.Scheme is not ("" or "http" or "https"), $"scheme \"{redirect.Scheme}\"");
        place["status"].ErrorIf(redirect.Status is not (0 or (>= 100 and <= 999)), $"status {redirect.Status}");
        place["port"].ErrorIf(redirect.Port > ushort.MaxValue, $"port {redirect.Port}");
    }

    public static void Find(Place place, Types.TransformationPolicy transformation)
    {
        Transform(place["request"], transformation.Request);
        Transform(place["response"], transformation.Response);

        static void Transform(Place at, Types.TransformationPolicy.Types.Transform? transform)
        {
            if (transform is null)
                return;
            at.Each("set", transform.Set, Header);
            at.Each("add", transform.Add, Header);
            Texts.HeaderNames(at, "remove", transform.Remove);
            if (transform.Body is { } body)
                Texts.Expression(at["body.expression"], body.Expression);
            Texts.Expressions(at, "metadata", transform.Metadata.Values);
        }

        static void Header(Place at, Types.HeaderTransformation header)
        {
            Texts.HeaderName(at["name"], header.Name);
            Texts.Expression(at["expression"], header.Expression);
        }
    }

    /// <summary>Keys in the form of RFC 7517.</summary>
    public static bool IsKeySet(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return document.RootElement.TryGetProperty("keys", out var keys) && keys.ValueKind == JsonValueKind.Array;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return false;
        }
    }

    private static void Find(Place place, Types.LocalRateLimit limit)
    {
        place["type"].Known(limit.Type);
        if (place["fill_interval"].Has(limit.FillInterval))
            place["fill_interval"].ErrorIf(limit.FillInterval is { Seconds: <= 0, Nanos: <= 0 }, "not positive");
        place["max_tokens"].ErrorIf(limit.MaxTokens == 0, "zero");
        place["tokens_per_fill"].ErrorIf(limit.TokensPerFill == 0, "zero");
    }

    private static void Find(Place place, Types.JWT jwt)
    {
        place["mode"].Known(jwt.Mode);
        place["mcp"].ErrorIf(jwt is { Mcp: not null, Providers.Count: not 1 }, "needs exactly one provider");
        place.Each(
            "providers",
            jwt.Providers,
            (at, provider) =>
            {
                if (provider.JwksSourceCase == Types.JWTProvider.JwksSourceOneofCase.None)
                    at["inline"].Error("no keys");
                else if (!IsKeySet(provider.Inline))
                    at["inline"].Warning("not a key set");
            }
        );
    }

    private static void Find(Place place, Types.ExtProc processor)
    {
        if (processor.ProcessingOptions is not { } options)
            return;
        var at = place["processing_options"];
        at["request_body_mode"].Known(options.RequestBodyMode);
        at["response_body_mode"].Known(options.ResponseBodyMode);
        at["request_header_mode"].Known(options.RequestHeaderMode);
        at["response_header_mode"].Known(options.ResponseHeaderMode);
        at["request_trailer_mode"].Known(options.RequestTrailerMode);
        at["response_trailer_mode"].Known(options.ResponseTrailerMode);
    }
}
