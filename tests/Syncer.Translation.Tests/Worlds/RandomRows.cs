// SPDX-License-Identifier: Apache-2.0

using Krt;
using Syncer.Translation.Rows;
using Syncer.Translation.Rows.Core;
using Syncer.Translation.Rows.GatewayApi;
using Syncer.Translation.Rows.Inference;
using Syncer.Translation.Tests.Gateways;
using ObjectReference = Syncer.Translation.Rows.GatewayApi.ObjectReference;

namespace Syncer.Translation.Tests.Worlds;

/// <summary>Objects of few names that often refer to each other, many of them odd and some of them wrong.</summary>
internal static class RandomRows
{
    private static readonly TestCertificate Pair = TestCertificate.Ec();

    public static GatewayClass Class(Dice dice, NamespacedName name) =>
        new()
        {
            Metadata = new() { Name = name.Name, Generation = 1 },
            Spec = new() { ControllerName = dice.OneIn(8) ? "example.com/other" : "agentgateway.dev/agentgateway" },
        };

    public static Gateway Gateway(Dice dice, NamespacedName name) =>
        new()
        {
            Metadata = Meta(dice, name) with { Annotations = InternalPorts(dice) },
            Spec = new()
            {
                GatewayClassName = dice.OneIn(8) ? dice.Of("d", "missing") : "c",
                Listeners =
                [
                    OpenListener("a", 80),
                    OpenListener("t", 90, "TCP"),
                    .. dice.Some(3, () => Listener(dice)),
                ],
                AllowedListeners = dice.OneIn(6) ? null : new() { Namespaces = Filter(dice) },
                Addresses = dice.OneIn(12)
                    ? [new() { Type = dice.Of("Hostname", "NamedAddress", null), Value = "v" }]
                    : [],
                Tls = dice.OneIn(6) ? Tls(dice) : null,
            },
        };

    public static ListenerSet ListenerSet(Dice dice, NamespacedName name) =>
        new()
        {
            Metadata = Meta(dice, name) with { Annotations = InternalPorts(dice) },
            Spec = new()
            {
                ParentRef = new()
                {
                    Namespace = dice.Of(null, "x", "y"),
                    Name = Name(dice),
                    Kind = dice.OneIn(12) ? "Service" : dice.Of(null, "Gateway"),
                },
                Listeners = [OpenListener("c", 9000 + dice.Next(4)), .. dice.Some(2, () => Listener(dice))],
            },
        };

    public static Namespace Namespace(Dice dice, NamespacedName name) =>
        GatewayRows.Namespace(name.Name, ("team", dice.Of("a", "b")));

    public static ReferenceGrant Grant(Dice dice, NamespacedName name) =>
        new()
        {
            Metadata = Meta(dice, name),
            Spec = new()
            {
                From =
                [
                    .. dice.Some(
                        3,
                        () =>
                            new ReferenceGrantSpec.Source
                            {
                                Group = ApiGroups.GatewayApi,
                                Kind = dice.Of("HTTPRoute", "GRPCRoute", "TCPRoute", "Gateway", "ListenerSet"),
                                Namespace = dice.Of("x", "y"),
                            }
                    ),
                ],
                To =
                [
                    .. dice.Some(
                        3,
                        () =>
                            new ReferenceGrantSpec.Target
                            {
                                Kind = dice.Of("Service", "Secret", "ConfigMap"),
                                Name = dice.Of(null, "a"),
                            }
                    ),
                ],
            },
        };

    public static Service Service(Dice dice, NamespacedName name) =>
        new()
        {
            Metadata = Meta(dice, name),
            Spec = new() { Ports = [new() { Port = 80 }] },
        };

    public static InferencePool Pool(Dice dice, NamespacedName name) =>
        new()
        {
            Metadata = Meta(dice, name),
            Spec = new()
            {
                TargetPorts = [.. dice.Some(2, () => new InferencePoolSpec.TargetPort(dice.Of(8000, 0, -1)))],
            },
        };

    public static Secret Secret(Dice dice, NamespacedName name) =>
        dice.Of(
            GatewayRows.TlsSecret(name.Namespace, name.Name, Pair),
            GatewayRows.Secret(name.Namespace, name.Name, ("tls.crt", "nonsense"), ("tls.key", "nonsense")),
            GatewayRows.Secret(name.Namespace, name.Name, ("ca.crt", Pair.CertificatePem))
        );

    public static ConfigMap ConfigMap(Dice dice, NamespacedName name) =>
        GatewayRows.ConfigMap(name.Namespace, name.Name, "ca.crt", dice.Of(Pair.CertificatePem, "nonsense"));

    public static ObjectMeta Meta(Dice dice, NamespacedName name) =>
        new()
        {
            Namespace = name.Namespace,
            Name = name.Name,
            Generation = dice.Next(3),
            CreationTimestamp = dice.OneIn(4) ? null : DateTimeOffset.UnixEpoch.AddDays(dice.Next(3)),
            Labels = LabelSet.From(dice.Of("app", "k.io/app", "k.io.app"), dice.Of("a", "b")),
        };

    public static string Name(Dice dice) => dice.Of("a", "a", "a", "b", "b", "a.b", "b.c");

    /// <summary>A listener for routes of every namespace.</summary>
    public static ListenerSpec OpenListener(string name, int port, string protocol = "HTTP") =>
        GatewayRows.Listener(name, port, protocol) with
        {
            AllowedRoutes = new() { Namespaces = new() { From = "All" } },
        };

    private static ListenerSpec Listener(Dice dice)
    {
        var protocol = dice.Of(
            "HTTP",
            "HTTP",
            "HTTP",
            "HTTP",
            "HTTPS",
            "TLS",
            "TCP",
            "HBONE",
            Odd(dice, "HTTP", "UDP", "http", "")
        );
        return new()
        {
            Name = dice.Of("a", "b", "c", "a.b", "b.c"),
            Port = Odd(dice, dice.Of(80, 80, 443, 8080, 8081), 0, 70_000, -5),
            Protocol = protocol,
            Hostname = Hostname(dice),
            AllowedRoutes = dice.OneIn(4)
                ? null
                : new()
                {
                    Namespaces = Filter(dice),
                    Kinds = dice.OneIn(6)
                        ? [new() { Kind = dice.Of("HTTPRoute", "TCPRoute", "X") }, new() { Kind = "GRPCRoute" }]
                        : [],
                },
            Tls = Odd(dice, protocol is "HTTPS" or "TLS", true, false) ? ListenerTls(dice) : null,
        };
    }

    /// <summary>Mostly the usual value, in one of eight cases one of the others.</summary>
    public static T Odd<T>(Dice dice, T usual, params ReadOnlySpan<T> others) =>
        dice.OneIn(8) ? dice.Of(others) : usual;

    private static ListenerTls ListenerTls(Dice dice) =>
        new()
        {
            Mode = dice.Of(null, "Terminate", "Passthrough", Odd(dice, null, "Odd")),
            CertificateRefs =
            [
                Reference(dice, "Secret"),
                .. dice.Some(dice.Next(8) / 7, () => Reference(dice, "Secret")),
            ],
        };

    public static string? Hostname(Dice dice) =>
        dice.Of(null, null, null, null, "a.example.com", "*.example.com", Odd(dice, null, "", "*", "*.com", "*."));

    private static NamespaceFilter Filter(Dice dice) =>
        new()
        {
            From = Odd(dice, dice.Of("All", "All", "All", null, "Same", "Selector"), "None", "Odd"),
            Selector = dice.Of(
                new(),
                GatewayRows.Selector("team", dice.Of("a", "b")),
                Odd(dice, null, GatewayRows.Selector("not a label", "x"))
            ),
        };

    private static GatewayTls Tls(Dice dice) =>
        new()
        {
            Backend = new() { ClientCertificateRef = Reference(dice, "Secret") },
            Frontend = new()
            {
                Default = new()
                {
                    Validation = new()
                    {
                        Mode = dice.Of(null, "AllowInsecureFallback"),
                        CaCertificateRefs =
                        [
                            .. dice.Some(2, () => Reference(dice, dice.Of("ConfigMap", "Secret", "Odd"))),
                        ],
                    },
                },
            },
        };

    private static ObjectReference Reference(Dice dice, string kind) =>
        new()
        {
            Kind = Odd(dice, kind, null, "Odd"),
            Namespace = dice.Of(null, null, "x", "y"),
            Name = Odd(dice, dice.Of("a", "b"), "missing"),
        };

    private static LabelSet InternalPorts(Dice dice) =>
        dice.OneIn(8)
            ? LabelSet.From(AnnotationNames.InternalPorts, dice.Of("80", "443, 8080", "x", "99999999999", ""))
            : LabelSet.Empty;
}
