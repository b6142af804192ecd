// SPDX-License-Identifier: Apache-2.0

using Krt;
using Syncer.Translation.Rows;
using Syncer.Translation.Rows.Kgateway.Policies;
using Syncer.Translation.Rows.Policies;
using Syncer.Translation.Rows.Policies.Backends;
using Syncer.Translation.Rows.Policies.Frontend;
using Syncer.Translation.Rows.Policies.Traffic;

namespace Syncer.Translation.Tests.Worlds;

/// <summary>Policies of both families, aimed at what there is and at what is not.</summary>
internal static class RandomPolicies
{
    public static AgentgatewayPolicy Agentgateway(Dice dice, NamespacedName name) =>
        new()
        {
            Metadata = RandomRows.Meta(dice, name),
            Spec = new()
            {
                TargetRefs = dice.OneIn(4) ? [] : [.. dice.Some(3, () => Target(dice))],
                TargetSelectors = dice.OneIn(4) ? [Selector(dice)] : [],
                Strategy = dice.OneIn(4) ? new() { Inheritance = dice.Of("Override", "Default", "Odd") } : null,
                Traffic = dice.OneIn(3) ? null : Traffic(dice),
                Frontend = dice.OneIn(3) ? Frontend(dice) : null,
                Backend = dice.OneIn(2) ? Backend(dice) : null,
            },
        };

    public static KgatewayTrafficPolicy Kgateway(Dice dice, NamespacedName name) =>
        new()
        {
            Metadata = RandomRows.Meta(dice, name),
            Spec = new()
            {
                TargetRefs = [.. dice.Some(3, () => Target(dice))],
                TargetSelectors = dice.OneIn(4) ? [Selector(dice)] : [],
                ExtAuth = dice.OneIn(2)
                    ? new()
                    {
                        ExtensionRef = new() { Name = dice.Of("a", "b"), Namespace = dice.Of(null, "x", "y") },
                    }
                    : null,
                Rbac = dice.OneIn(3) ? Rules(dice) : null,
                Timeouts = dice.OneIn(3) ? new() { Request = Duration(dice) } : null,
                Jwt = dice.OneIn(4) ? new() { ExtensionRef = new() { Name = dice.Of("a", "b") } } : null,
                ApiKeyAuth = dice.OneIn(4)
                    ? new()
                    {
                        SecretRef = dice.OneIn(2) ? SecretOf(dice) : null,
                        SecretSelector = Gateways.GatewayRows.Selector("app", dice.Of("a", "b")),
                        KeySources = [new() { Header = dice.Of(null, "x-key", "not a header") }],
                    }
                    : null,
                BasicAuth = dice.OneIn(4) ? new() { SecretRef = SecretOf(dice) } : null,
            },
        };

    public static KgatewayBackendConfigPolicy BackendConfig(Dice dice, NamespacedName name) =>
        new()
        {
            Metadata = RandomRows.Meta(dice, name),
            Spec = new()
            {
                TargetRefs = [.. dice.Some(3, () => Target(dice))],
                TargetSelectors = dice.OneIn(4) ? [Selector(dice)] : [],
                ConnectTimeout = dice.OneIn(2) ? Duration(dice) : null,
                Tls = dice.OneIn(2) ? new() { SecretRef = dice.OneIn(2) ? SecretOf(dice) : null } : null,
            },
        };

    private static KgatewaySecretReference SecretOf(Dice dice) =>
        new() { Name = dice.Of("a", "b"), Namespace = dice.Of(null, null, "x") };

    public static GatewayExtension Extension(Dice dice, NamespacedName name) =>
        new()
        {
            Metadata = RandomRows.Meta(dice, name),
            Spec = new()
            {
                Type = dice.Of(null, null, "ExtAuth", "JWT"),
                ExtAuth = dice.OneIn(3) ? null : new() { GrpcService = new() { BackendRef = Reference(dice) } },
                Jwt = dice.OneIn(3)
                    ? new()
                    {
                        Providers =
                        [
                            new()
                            {
                                Issuer = "i",
                                Jwks = new()
                                {
                                    Local = dice.Of(null, new KgatewayJwtProviders.LocalKeys { Inline = "{}" }),
                                    Remote = dice.OneIn(2)
                                        ? new() { Url = dice.Of("https://a/b", "odd"), BackendRef = Reference(dice) }
                                        : null,
                                },
                            },
                        ],
                    }
                    : null,
            },
        };

    private static PolicyTargetReference Target(Dice dice)
    {
        var (group, kind) = Kind(dice);
        return new()
        {
            Group = group,
            Kind = kind,
            Name = RandomRows.Name(dice),
            SectionName = dice.Of(null, null, null, "a", "80", "missing"),
            Port = RandomRows.Odd<int?>(dice, null, 80, -1, 70_000),
        };
    }

    private static PolicyTargetSelector Selector(Dice dice)
    {
        var (group, kind) = Kind(dice);
        return new()
        {
            Group = group,
            Kind = kind,
            MatchLabels = LabelSet.From(dice.Of("app", "k.io/app", "not a label"), dice.Of("a", "b")),
            SectionName = dice.Of(null, null, "a"),
        };
    }

    private static (string Group, string Kind) Kind(Dice dice) =>
        dice.Of(
            (ApiGroups.GatewayApi, "Gateway"),
            (ApiGroups.GatewayApi, "ListenerSet"),
            (ApiGroups.GatewayApi, "HTTPRoute"),
            (ApiGroups.GatewayApi, "GRPCRoute"),
            (ApiGroups.Core, "Service"),
            (ApiGroups.Inference, "InferencePool"),
            (ApiGroups.Agentgateway, "AgentgatewayBackend"),
            (ApiGroups.Kgateway, "Backend"),
            ("odd", "Odd")
        );

    private static TrafficSection Traffic(Dice dice) =>
        new()
        {
            Phase = dice.Of(null, "PreRouting", "PostRouting", "Odd"),
            ExtAuth = dice.OneIn(3) ? ExtAuth(dice) : null,
            ExtProc = dice.OneIn(4) ? new() { BackendRef = Reference(dice) } : null,
            Authorization = dice.OneIn(3) ? Rules(dice) : null,
            RateLimit = dice.OneIn(3) ? RateLimit(dice) : null,
            Transformation = dice.OneIn(3)
                ? new() { Request = new() { Set = [new() { Name = dice.Of("a", ":path", "b c"), Value = Cel(dice) }] } }
                : null,
            Timeouts = dice.OneIn(3) ? new() { Request = Duration(dice) } : null,
            Retry = dice.OneIn(3)
                ? new()
                {
                    Codes = [dice.Of(503, 5)],
                    Attempts = dice.Of<long?>(null, 3, -1, long.MaxValue),
                    Backoff = Duration(dice),
                }
                : null,
            Delay = dice.OneIn(4) ? new() { Duration = dice.Of("1s", "odd", "1 +") } : null,
            DirectResponse = dice.OneIn(4) ? new() { Status = dice.Of<int?>(null, 200, 0, 70_000) } : null,
            JwtAuthentication = dice.OneIn(4)
                ? new()
                {
                    Providers =
                    [
                        .. dice.Some(
                            2,
                            () =>
                                new JwtAuthentication.TokenIssuer
                                {
                                    Jwks = new() { Inline = dice.Of(null, "{}", "{\"keys\":[]}") },
                                }
                        ),
                    ],
                    Mcp = dice.OneIn(2) ? new() : null,
                }
                : null,
            ApiKeyAuthentication = dice.OneIn(4)
                ? new()
                {
                    SecretRef = dice.OneIn(2) ? new() { Name = dice.Of("a", "b") } : null,
                    SecretSelector = dice.OneIn(2) ? Gateways.GatewayRows.Selector("app", dice.Of("a", "b")) : null,
                }
                : null,
        };

    private static FrontendSection Frontend(Dice dice) =>
        new()
        {
            Http = dice.OneIn(2) ? new() { Http1IdleTimeout = Duration(dice) } : null,
            Connect = dice.OneIn(2) ? new() { Mode = dice.Of("Route", "Odd", null) } : null,
            Tracing = dice.OneIn(2) ? new() { BackendRef = Reference(dice), Filter = Cel(dice) } : null,
        };

    private static BackendPolicySection Backend(Dice dice) =>
        new()
        {
            Http = dice.OneIn(3) ? new() { RequestTimeout = Duration(dice) } : null,
            Tunnel = dice.OneIn(3) ? new() { BackendRef = Reference(dice) } : null,
            Tls = dice.OneIn(3)
                ? new()
                {
                    MtlsCertificateRef = dice.OneIn(2) ? [new() { Name = dice.Of("a", "b") }] : [],
                    CaCertificateRefs = dice.OneIn(2) ? [new() { Name = dice.Of("a", "b") }] : [],
                }
                : null,
            Mcp = dice.OneIn(3)
                ? new() { Authorization = Rules(dice), Authentication = dice.OneIn(2) ? new() : null }
                : null,
            Auth = dice.OneIn(3)
                ? new()
                {
                    SecretRef = new() { Name = dice.Of("a", "b"), Key = dice.Of(null, "ca.crt") },
                }
                : null,
            ExtAuth = dice.OneIn(4) ? ExtAuth(dice) : null,
        };

    private static ExternalAuthPolicy ExtAuth(Dice dice)
    {
        var policy = new ExternalAuthPolicy
        {
            BackendRef = Reference(dice),
            Grpc = dice.OneIn(2) ? new() : null,
            Cache = dice.OneIn(3)
                ? new() { Key = dice.OneIn(2) ? [] : [Cel(dice)], Ttl = dice.Of(null, "1s", "odd") }
                : null,
        };
        return dice.OneIn(3)
            ? new()
            {
                Conditional =
                [
                    .. dice.Some(
                        2,
                        () => new ConditionalEntry<ExternalAuthPolicy> { Condition = Cel(dice), Policy = policy }
                    ),
                ],
            }
            : policy;
    }

    private static RateLimitPolicy RateLimit(Dice dice) =>
        new()
        {
            Local =
            [
                .. dice.Some(
                    2,
                    () =>
                        new RateLimitPolicy.LocalLimit
                        {
                            Requests = dice.Of<long?>(1, 0, -1, null),
                            Unit = dice.Of("Seconds", "Odd", null),
                        }
                ),
            ],
            Global = dice.OneIn(2) ? new() { BackendRef = Reference(dice) } : null,
        };

    private static AuthorizationRules Rules(Dice dice) =>
        new()
        {
            Action = dice.Of(null, "Deny", "Odd"),
            Policy = new() { MatchExpressions = [.. dice.Some(2, () => Cel(dice))] },
        };

    private static BackendObjectReference? Reference(Dice dice) =>
        dice.OneIn(8)
            ? null
            : new()
            {
                Kind = dice.Of(null, null, "Service", "Odd"),
                Namespace = dice.Of(null, null, "x", "y"),
                Name = RandomRows.Name(dice),
                Port = RandomRows.Odd<int?>(dice, 80, null, 0, 70_000),
            };

    private static string Cel(Dice dice) => dice.Of("true", "request.path == '/'", "1 +", "");

    private static string? Duration(Dice dice) => dice.Of("1s", "0", "-1s", "odd", null);
}
