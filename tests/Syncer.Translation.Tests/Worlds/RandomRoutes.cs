// SPDX-License-Identifier: Apache-2.0

using Krt;
using Syncer.Translation.Rows.Routes;
using Syncer.Translation.Rows.Routes.Filters;
using Syncer.Translation.Rows.Routes.Matches;

namespace Syncer.Translation.Tests.Worlds;

/// <summary>Routes of every kind, odd and wrong ones among them.</summary>
internal static class RandomRoutes
{
    public static HttpRoute Http(Dice dice, NamespacedName name) =>
        new()
        {
            Metadata = RandomRows.Meta(dice, name),
            Spec = new()
            {
                ParentRefs = [.. Parents(dice)],
                Hostnames = [.. Hostnames(dice)],
                Rules = [HttpRule(dice), .. dice.Some(1, () => HttpRule(dice))],
            },
        };

    public static GrpcRoute Grpc(Dice dice, NamespacedName name) =>
        new()
        {
            Metadata = RandomRows.Meta(dice, name),
            Spec = new()
            {
                ParentRefs = [.. Parents(dice)],
                Hostnames = [.. Hostnames(dice)],
                Rules =
                [
                    .. dice.Some(
                        2,
                        () =>
                            new GrpcRouteRule
                            {
                                Matches =
                                [
                                    .. dice.Some(
                                        2,
                                        () =>
                                            new GrpcRouteMatch
                                            {
                                                Method = new()
                                                {
                                                    Type = MatchType(dice),
                                                    Service = dice.Of(null, "s"),
                                                    Method = dice.Of(null, "", "m"),
                                                },
                                            }
                                    ),
                                ],
                                Filters = [.. dice.Some(2, () => Filter(dice))],
                                BackendRefs = [.. dice.Some(2, () => Backend(dice))],
                            }
                    ),
                ],
            },
        };

    public static TcpRoute Tcp(Dice dice, NamespacedName name) =>
        new()
        {
            Metadata = RandomRows.Meta(dice, name),
            Spec = new() { ParentRefs = [.. Parents(dice)], Rules = [.. StreamRules(dice)] },
        };

    public static TlsRoute Tls(Dice dice, NamespacedName name) =>
        new()
        {
            Metadata = RandomRows.Meta(dice, name),
            Spec = new()
            {
                ParentRefs = [.. Parents(dice)],
                Hostnames = [.. Hostnames(dice)],
                Rules = [.. StreamRules(dice)],
            },
        };

    private static ParentReference[] Parents(Dice dice) =>
        dice.OneIn(8) ? [] : [Parent(dice), .. dice.Some(2, () => Parent(dice))];

    private static ParentReference Parent(Dice dice) =>
        new()
        {
            Group = RandomRows.Odd(dice, dice.Of(null, "gateway.networking.k8s.io"), "", "example.com"),
            Kind = RandomRows.Odd(dice, dice.Of(null, "Gateway", "ListenerSet", "ListenerSet", "HTTPRoute"), "Service"),
            Namespace = dice.Of(null, "x", "y"),
            Name = RandomRows.Name(dice),
            SectionName = RandomRows.Odd(dice, null, "a", "a.b", ""),
            Port = RandomRows.Odd<int?>(dice, null, 80, 443, 9),
        };

    private static string[] Hostnames(Dice dice) =>
        dice.OneIn(2)
            ? []
            : dice.Some(
                2,
                () => RandomRows.Odd(dice, dice.Of("a.example.com", "*.example.com", "b.test"), "*", "*.com")
            );

    private static HttpRouteRule HttpRule(Dice dice) =>
        new()
        {
            Name = dice.Of(null, "", "named"),
            Matches = [.. dice.Some(2, () => Match(dice))],
            Filters = !dice.OneIn(4) ? [] : [.. dice.Some(3, () => Filter(dice))],
            BackendRefs = [.. dice.Some(3, () => Backend(dice))],
            Timeouts = dice.OneIn(3) ? new() { Request = dice.Of("1s", "0s", "", "soon", "99999999h") } : null,
            Retry = dice.OneIn(3)
                ? new() { Attempts = dice.Of<int?>(null, 0, -1, 3), Backoff = dice.Of(null, "1s", "?") }
                : null,
        };

    private static HttpRouteMatch Match(Dice dice) =>
        new()
        {
            Path = dice.OneIn(3)
                ? null
                : new() { Type = MatchType(dice) ?? "PathPrefix", Value = dice.Of(null, "", "/", "a//", "/b") },
            Headers =
            [
                .. dice.Some(
                    2,
                    () =>
                        new ValueMatch
                        {
                            Type = MatchType(dice),
                            Name = dice.Of("h", "H", ""),
                            Value = "v",
                        }
                ),
            ],
            QueryParams =
            [
                .. dice.Some(
                    2,
                    () =>
                        new ValueMatch
                        {
                            Type = MatchType(dice),
                            Name = dice.Of("q", "Q"),
                            Value = "v",
                        }
                ),
            ],
            Method = dice.Of(null, "", "GET"),
        };

    private static string? MatchType(Dice dice) =>
        RandomRows.Odd(dice, dice.Of(null, "Exact", "RegularExpression"), "Odd");

    private static StreamRouteRule[] StreamRules(Dice dice) =>
        dice.Some(2, () => new StreamRouteRule { BackendRefs = [.. dice.Some(2, () => Backend(dice))] });

    private static BackendRef Backend(Dice dice) =>
        dice.Next(8) switch
        {
            0 or 1 => new()
            {
                Group = "gateway.networking.k8s.io",
                Kind = "HTTPRoute",
                Namespace = dice.Of(null, "x", "y"),
                Name = dice.Of("*", "*", "a", "b", "a.b", "app=a", "k.io/app=a", "k.io.app=a"),
            },
            2 => new()
            {
                Group = "inference.networking.k8s.io",
                Kind = "InferencePool",
                Name = RandomRows.Name(dice),
            },
            3 => new()
            {
                Group = "example.com",
                Kind = "Odd",
                Name = "a",
            },
            _ => new()
            {
                Namespace = dice.Of(null, null, "x", "y"),
                Name = RandomRows.Name(dice),
                Port = dice.Of<int?>(80, 80, null, 0, -1, 100_000),
                Weight = dice.Of<int?>(null, 0, -3, 5),
                Filters = dice.OneIn(4) ? [.. dice.Some(2, () => Filter(dice))] : [],
            },
        };

    private static RouteFilter Filter(Dice dice) =>
        new()
        {
            Type = RandomRows.Odd(
                dice,
                dice.Of(
                    "RequestHeaderModifier",
                    "RequestRedirect",
                    "URLRewrite",
                    "RequestMirror",
                    "CORS",
                    "ExternalAuth"
                ),
                "ExtensionRef",
                ""
            ),
            RequestHeaderModifier = dice.OneIn(4) ? null : new() { Remove = ["a"] },
            RequestRedirect = dice.OneIn(2)
                ? new() { Port = dice.Of<int?>(null, -1, 80, 70_000), Path = Path(dice) }
                : null,
            UrlRewrite = dice.OneIn(2) ? new() { Path = Path(dice) } : null,
            RequestMirror = dice.OneIn(2)
                ? new()
                {
                    BackendRef = new() { Name = "a", Port = 80 },
                    Percent = dice.Of<int?>(null, 0, -1, 200),
                    Fraction = dice.OneIn(3)
                        ? new() { Numerator = dice.Of(0, 1), Denominator = dice.Of<int?>(null, 0, 8) }
                        : null,
                }
                : null,
            Cors = dice.OneIn(2) ? new() { MaxAge = dice.Of<int?>(null, 0, -1) } : null,
            ExternalAuth = dice.OneIn(2)
                ? new()
                {
                    Protocol = dice.Of("HTTP", "GRPC", ""),
                    BackendRef = new() { Name = RandomRows.Name(dice), Port = 80 },
                }
                : null,
        };

    private static PathModifier? Path(Dice dice) =>
        dice.Of(
            null,
            new PathModifier { Type = "ReplaceFullPath" },
            new() { Type = "ReplacePrefixMatch", ReplacePrefixMatch = "/" },
            new() { Type = "" }
        );
}
