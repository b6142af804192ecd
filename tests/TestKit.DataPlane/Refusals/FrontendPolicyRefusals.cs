// SPDX-License-Identifier: Apache-2.0

using Syncer.Protos.Resources;
using Kind = Syncer.Protos.Resources.FrontendPolicySpec.KindOneofCase;

namespace TestKit.DataPlane;

/// <summary>Policies of connections and of what is recorded of requests (spec xds-addresses 6.6).</summary>
internal static class FrontendPolicyRefusals
{
    public static void Find(Place place, FrontendPolicySpec policy)
    {
        switch (policy.KindCase)
        {
            case Kind.None:
                place.Error("no kind");
                break;
            case Kind.Tls:
                Texts.Time(place["tls.handshake_timeout"], policy.Tls.HandshakeTimeout);
                place["tls"].Each("cipher_suites", policy.Tls.CipherSuites, TlsRefusals.CipherSuite);
                place["tls"].Each("key_exchange_groups", policy.Tls.KeyExchangeGroups, TlsRefusals.KeyExchangeGroup);
                break;
            case Kind.Http:
                var http = policy.Http;
                place["http.http1_header_case"].Known(http.Http1HeaderCase);
                Texts.Time(place["http.http1_idle_timeout"], http.Http1IdleTimeout);
                Texts.Time(place["http.http2_keepalive_interval"], http.Http2KeepaliveInterval);
                Texts.Time(place["http.http2_keepalive_timeout"], http.Http2KeepaliveTimeout);
                Texts.Time(place["http.max_connection_duration"], http.MaxConnectionDuration);
                break;
            case Kind.Logging:
                Find(place["logging"], policy.Logging);
                break;
            case Kind.Tracing:
                Find(place["tracing"], policy.Tracing);
                break;
            case Kind.NetworkAuthorization:
                Texts.Expressions(place["network_authorization"], "allow", policy.NetworkAuthorization.Allow);
                Texts.Expressions(place["network_authorization"], "deny", policy.NetworkAuthorization.Deny);
                Texts.Expressions(place["network_authorization"], "require", policy.NetworkAuthorization.Require);
                break;
            case Kind.Metrics:
                Texts.Expressions(
                    place["metrics"],
                    "fields",
                    (policy.Metrics.Fields?.Add ?? []).Select(field => field.Expression)
                );
                break;
        }
    }

    private static void Find(Place place, FrontendPolicySpec.Types.Logging logging)
    {
        if (logging.HasFilter)
            Texts.Expression(place["filter"], logging.Filter);
        Texts.Expressions(place, "fields", (logging.Fields?.Add ?? []).Select(field => field.Expression));
        if (logging.OtlpAccessLog is not { } log)
            return;
        if (log.HasFilter)
            Texts.Expression(place["otlp_access_log.filter"], log.Filter);
        Texts.Expressions(
            place["otlp_access_log"],
            "fields",
            (log.Fields?.Add ?? []).Select(field => field.Expression)
        );
        place["otlp_access_log"].Each("inline_policies", log.InlinePolicies, BackendPolicyRefusals.Find);
    }

    private static void Find(Place place, FrontendPolicySpec.Types.Tracing tracing)
    {
        Texts.Expressions(place, "attributes", tracing.Attributes.Select(attribute => attribute.Value));
        Texts.Expressions(place, "resources", tracing.Resources.Select(resource => resource.Value));
        if (tracing.HasRandomSampling)
            Texts.Expression(place["random_sampling"], tracing.RandomSampling);
        if (tracing.HasClientSampling)
            Texts.Expression(place["client_sampling"], tracing.ClientSampling);
        if (tracing.HasFilter)
            Texts.Expression(place["filter"], tracing.Filter);
    }
}
