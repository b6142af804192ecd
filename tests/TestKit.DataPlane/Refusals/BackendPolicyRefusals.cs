// SPDX-License-Identifier: Apache-2.0

using Syncer.Protos.Resources;
using Kind = Syncer.Protos.Resources.BackendPolicySpec.KindOneofCase;
using LocationKind = Syncer.Protos.Resources.AuthorizationLocation.KindOneofCase;
using Types = Syncer.Protos.Resources.BackendPolicySpec.Types;

namespace TestKit.DataPlane;

/// <summary>Policies of backends, wherever they stand (spec xds-addresses 6.6).</summary>
internal static class BackendPolicyRefusals
{
    public static void Find(Place place, BackendPolicySpec policy)
    {
        switch (policy.KindCase)
        {
            case Kind.None:
                place.Error("no kind");
                break;
            case Kind.InferenceRouting:
                place["inference_routing.failure_mode"].Known(policy.InferenceRouting.FailureMode);
                break;
            case Kind.BackendTls:
                TlsRefusals.Find(place["backend_tls"], policy.BackendTls);
                break;
            case Kind.Auth:
                Find(place["auth"], policy.Auth);
                break;
            case Kind.McpAuthorization:
                var rules = policy.McpAuthorization;
                Texts.Expressions(place["mcp_authorization"], "allow", rules.Allow);
                Texts.Expressions(place["mcp_authorization"], "deny", rules.Deny);
                Texts.Expressions(place["mcp_authorization"], "require", rules.Require);
                break;
            case Kind.McpAuthentication:
                var authentication = policy.McpAuthentication;
                place["mcp_authentication.mode"].Known(authentication.Mode);
                place["mcp_authentication.jwks_inline"]
                    .ErrorIf(!TrafficPolicyRefusals.IsKeySet(authentication.JwksInline), "not a key set");
                Location(place["mcp_authentication.authorization_location"], authentication.AuthorizationLocation);
                break;
            case Kind.Ai:
                AiPolicyRefusals.Find(place["ai"], policy.Ai);
                break;
            case Kind.RequestHeaderModifier:
                TrafficPolicyRefusals.Find(place["request_header_modifier"], policy.RequestHeaderModifier);
                break;
            case Kind.ResponseHeaderModifier:
                TrafficPolicyRefusals.Find(place["response_header_modifier"], policy.ResponseHeaderModifier);
                break;
            case Kind.RequestRedirect:
                TrafficPolicyRefusals.Find(place["request_redirect"], policy.RequestRedirect);
                break;
            case Kind.BackendHttp:
                place["backend_http.version"].Known(policy.BackendHttp.Version);
                Texts.Time(place["backend_http.request_timeout"], policy.BackendHttp.RequestTimeout);
                break;
            case Kind.BackendTcp:
                Texts.Time(place["backend_tcp.connect_timeout"], policy.BackendTcp.ConnectTimeout);
                break;
            case Kind.Transformation:
                TrafficPolicyRefusals.Find(place["transformation"], policy.Transformation);
                break;
            case Kind.Health:
                if (policy.Health.UnhealthyCondition.Length > 0)
                    Texts.Expression(place["health.unhealthy_condition"], policy.Health.UnhealthyCondition);
                Texts.Time(place["health.eviction.duration"], policy.Health.Eviction?.Duration);
                break;
            case Kind.ExtAuthz:
                TrafficPolicyRefusals.Find(place["ext_authz"], policy.ExtAuthz);
                break;
            case Kind.McpGuardrails:
                place["mcp_guardrails"]
                    .Each(
                        "processors",
                        policy.McpGuardrails.Processors,
                        (at, processor) =>
                        {
                            if (processor.KindCase == Types.McpGuardrails.Types.Processor.KindOneofCase.None)
                                at.Warning("no kind");
                            if (processor.Methods.Count == 0)
                                at["methods"].Warning("empty");
                        }
                    );
                break;
        }
    }

    private static void Find(Place place, BackendAuthPolicy auth)
    {
        switch (auth.KindCase)
        {
            case BackendAuthPolicy.KindOneofCase.None:
                place.ErrorIf(auth.Credentials.Count == 0, "no kind");
                break;
            case BackendAuthPolicy.KindOneofCase.Passthrough:
                Location(place["passthrough.authorization_location"], auth.Passthrough.AuthorizationLocation);
                break;
            case BackendAuthPolicy.KindOneofCase.Key:
                CredentialLocation(place["key.authorization_location"], auth.Key.AuthorizationLocation);
                break;
            case BackendAuthPolicy.KindOneofCase.Gcp:
                // Empty, it means that nobody is called (spec backends-policies N-25).
                if (auth.Gcp is { HasCredential: true, Credential.Length: > 0 })
                    Texts.Json(place["gcp.credential"], auth.Gcp.Credential);
                break;
            case BackendAuthPolicy.KindOneofCase.Aws:
                Find(place["aws"], auth.Aws);
                break;
            case BackendAuthPolicy.KindOneofCase.Azure:
                place["azure"].ErrorIf(auth.Azure.KindCase == Azure.KindOneofCase.None, "no kind");
                place["azure.explicit_config"]
                    .ErrorIf(
                        auth.Azure.ExplicitConfig
                            is { CredentialSourceCase: AzureExplicitConfig.CredentialSourceOneofCase.None },
                        "no source"
                    );
                break;
        }
        place.Each(
            "credentials",
            auth.Credentials,
            (at, credential) =>
            {
                if (at["location"].Has(credential.Location))
                    CredentialLocation(at["location"], credential.Location);
            }
        );
    }

    private static void Find(Place place, Aws aws)
    {
        place.ErrorIf(aws.KindCase == Aws.KindOneofCase.None, "no kind");
        if (aws.AssumeRole is not { } role)
            return;
        place["assume_role"].ErrorIf(aws.KindCase == Aws.KindOneofCase.ExplicitConfig, "beside explicit credentials");
        place["assume_role"]
            .ErrorIf(role.SessionName.Length > 0 && role.SessionNameExpression.Length > 0, "two session names");
        place["assume_role"]
            .Each(
                "tags",
                role.Tags,
                (at, tag) => at.ErrorIf(tag.Value.Length > 0 && tag.Expression.Length > 0, "value and expression")
            );
    }

    /// <summary>Where a credential is written to cannot be computed.</summary>
    private static void CredentialLocation(Place place, AuthorizationLocation? location)
    {
        Location(place, location);
        place.ErrorIf(location is { KindCase: LocationKind.Expression }, "an expression");
    }

    private static void Location(Place place, AuthorizationLocation? location)
    {
        place.ErrorIf(location is { KindCase: LocationKind.None }, "no kind");
        if (location?.Header is { } header)
            Texts.HeaderName(place["header.name"], header.Name);
        if (location is { KindCase: LocationKind.Expression })
            Texts.Expression(place["expression"], location.Expression);
    }
}
