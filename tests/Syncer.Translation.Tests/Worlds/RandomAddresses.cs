// SPDX-License-Identifier: Apache-2.0

using Krt;
using Syncer.Translation.Rows;
using Syncer.Translation.Rows.Core;
using Syncer.Translation.Rows.GatewayApi;
using Syncer.Translation.Rows.Inference;
using Syncer.Translation.Rows.Istio;
using ObjectReference = Syncer.Translation.Rows.Core.ObjectReference;

namespace Syncer.Translation.Tests.Worlds;

/// <summary>Services, workloads and a mesh of few names that often refer to each other, many of them odd.</summary>
internal static class RandomAddresses
{
    public static Service Service(Dice dice, NamespacedName name) =>
        new()
        {
            Metadata = Meta(dice, name),
            Spec = new()
            {
                Type = dice.OneIn(8) ? "ExternalName" : "ClusterIP",
                ClusterIPs = [.. dice.Some(2, () => dice.Of(IP(dice), IP(dice), "None", "nonsense"))],
                Selector = Labels(dice, 2),
                Ports = [.. dice.Some(3, () => Port(dice))],
                InternalTrafficPolicy = dice.OneIn(8) ? "Local" : null,
                TrafficDistribution = dice.OneIn(4) ? dice.Of("PreferClose", "PreferSameNode", "Odd") : null,
                PublishNotReadyAddresses = dice.OneIn(8) ? true : null,
            },
        };

    public static Pod Pod(Dice dice, NamespacedName name) =>
        new()
        {
            Metadata = Meta(dice, name) with
            {
                Uid = dice.Of("u", "v"),
                Labels = Labels(dice, 4),
                DeletionTimestamp = dice.OneIn(8) ? DateTimeOffset.UnixEpoch : null,
            },
            Spec = new()
            {
                NodeName = dice.Of("", "a", "b"),
                HostNetwork = dice.OneIn(8) ? true : null,
                Containers = [new() { Ports = [.. dice.Some(2, () => ContainerPort(dice))] }],
            },
            Status = new()
            {
                Phase = dice.OneIn(8) ? dice.Of("Succeeded", "Failed", "Pending") : "Running",
                PodIPs = [.. dice.Some(3, () => new PodIP { IP = dice.OneIn(12) ? "nonsense" : IP(dice) })],
                Conditions = [new() { Type = "Ready", Status = dice.Of("True", "False") }],
            },
        };

    public static EndpointSlice Slice(Dice dice, NamespacedName name) =>
        new()
        {
            Metadata = Meta(dice, name) with
            {
                Labels = LabelSet.From("kubernetes.io/service-name", RandomRows.Name(dice)),
            },
            AddressType = dice.Of("IPv4", "IPv4", "IPv6", "FQDN"),
            Ports = [.. dice.Some(2, () => new EndpointPort { Name = PortName(dice), Number = Number(dice) })],
            Endpoints = [.. dice.Some(4, () => Endpoint(dice))],
        };

    public static Node Node(Dice dice, NamespacedName name) =>
        new()
        {
            Metadata = new()
            {
                Name = name.Name,
                Labels = LabelSet.From("topology.kubernetes.io/zone", dice.Of("", "z1", "z2")),
            },
        };

    public static Namespace Namespace(Dice dice, NamespacedName name) =>
        new()
        {
            Metadata = new()
            {
                Name = name.Name,
                Labels = Labels(dice, 4),
                Annotations = Distribution(dice),
            },
        };

    public static InferencePool Pool(Dice dice, NamespacedName name) =>
        new()
        {
            Metadata = Meta(dice, name),
            Spec = new()
            {
                Selector = new() { MatchLabels = Labels(dice, 2) },
                TargetPorts = [.. dice.Some(2, () => new InferencePoolSpec.TargetPort(Number(dice)))],
            },
        };

    public static ServiceEntry ServiceEntry(Dice dice, NamespacedName name) =>
        new()
        {
            Metadata = Meta(dice, name) with
            {
                CreationTimestamp = dice.OneIn(4) ? null : DateTimeOffset.UnixEpoch.AddDays(dice.Next(3)),
                Annotations = Distribution(dice),
            },
            Spec = new()
            {
                Hosts = [.. dice.Some(3, () => Host(dice))],
                Addresses = [.. dice.Some(dice.Next(3), () => dice.Of(IP(dice), "240.1.2.3/12", "nonsense/8"))],
                Resolution = dice.Of("NONE", "STATIC", "DNS", "DYNAMIC_DNS"),
                Ports =
                [
                    .. dice.Some(
                        2,
                        () =>
                            new ServiceEntryPort
                            {
                                Name = PortName(dice),
                                Number = Number(dice),
                                TargetPort = dice.Of(0, Number(dice)),
                                Protocol = dice.Of("", "HTTP", "GRPC-Web", "Odd"),
                            }
                    ),
                ],
                WorkloadSelector = dice.OneIn(2) ? new() { Labels = Labels(dice, 2) } : null,
                Endpoints = [.. dice.Some(dice.Next(4), () => Spec(dice))],
            },
            Status = new() { Addresses = [new() { Host = Host(dice), Value = dice.Of(IP(dice), "nonsense") }] },
        };

    public static WorkloadEntry WorkloadEntry(Dice dice, NamespacedName name) =>
        new() { Metadata = Meta(dice, name), Spec = Spec(dice) };

    public static Gateway Gateway(Dice dice, NamespacedName name) =>
        new()
        {
            Metadata = Meta(dice, name) with
            {
                Labels = LabelSet.From(Labels(dice, 1).Append(new("topology.istio.io/network", dice.Of("", "n", "m")))),
                Annotations = LabelSet.From(
                    AnnotationNames.WaypointInboundBinding,
                    dice.Of("PROXY/15088", "PROXY", "odd")
                ),
            },
            Spec = new()
            {
                GatewayClassName = dice.Of("istio-remote", "istio-remote", "waypoint"),
                Listeners =
                [
                    .. dice.Some(
                        2,
                        () =>
                            new ListenerSpec
                            {
                                Name = dice.Of("a", "b"),
                                Protocol = dice.Of("HBONE", "HBONE", "istio.io/PROXY", "HTTP"),
                                Port = dice.Of(15008, 15088, 0),
                                AllowedRoutes = new() { Namespaces = new() { From = dice.Of("All", "Same", "Odd") } },
                            }
                    ),
                ],
            },
            Status = new()
            {
                Addresses =
                [
                    .. dice.Some(
                        3,
                        () =>
                            new GatewaySpec.Address
                            {
                                Type = dice.Of("IPAddress", "IPAddress", "Hostname", null),
                                Value = dice.Of(IP(dice), IP(dice), "nonsense"),
                            }
                    ),
                ],
            },
        };

    private static Endpoint Endpoint(Dice dice) =>
        new()
        {
            Addresses = [.. dice.Some(2, () => dice.OneIn(12) ? "nonsense" : IP(dice))],
            Conditions = new() { Ready = dice.Of<bool?>(null, true, false) },
            TargetRef = dice.OneIn(2)
                ? new ObjectReference
                {
                    Kind = dice.Of("Pod", "Pod", "Node"),
                    Namespace = dice.Of("x", "y"),
                    Name = RandomRows.Name(dice),
                    Uid = dice.Of("u", "v"),
                }
                : null,
        };

    private static WorkloadEntrySpec Spec(Dice dice) =>
        new()
        {
            Address = dice.Of(IP(dice), IP(dice), "machine.example.com", "unix:///socket", ""),
            Ports = dice.OneIn(2) ? [new("http", (uint)Math.Max(0, Number(dice)))] : [],
            Labels = dice.OneIn(2) ? Labels(dice, 4) : LabelSet.Empty,
            Network = dice.Of("", "", "n", "m"),
            Locality = dice.Of("", "r", "r/z/s", "//", "r/z/s/x"),
            Weight = (uint)dice.Next(3),
        };

    private static ServicePort Port(Dice dice) =>
        new()
        {
            Name = PortName(dice),
            Port = Number(dice),
            Protocol = dice.Of("TCP", "TCP", "UDP"),
            AppProtocol = dice.OneIn(4) ? dice.Of("kubernetes.io/h2c", "odd", "") : null,
            TargetPort = dice.Of<IntOrString?>(null, Number(dice), PortName(dice)),
        };

    private static ContainerPort ContainerPort(Dice dice) =>
        new()
        {
            Name = PortName(dice),
            Number = Number(dice),
            Protocol = dice.Of("TCP", "TCP", "UDP"),
        };

    private static ObjectMeta Meta(Dice dice, NamespacedName name) =>
        new()
        {
            Namespace = name.Namespace,
            Name = name.Name,
            Labels = Labels(dice, 4),
        };

    private static LabelSet Labels(Dice dice, int max) =>
        LabelSet.From(
            dice.Some(
                max,
                () =>
                    dice.Of<KeyValuePair<string, string>>(
                        new("app", dice.Of("a", "b")),
                        new("app", dice.Of("a", "b")),
                        new("tier", dice.Of("a", "b")),
                        new("istio.io/use-waypoint", dice.Of("a", "b", "none", "")),
                        new("istio.io/use-waypoint-namespace", dice.Of("x", "y")),
                        new("istio.io/ingress-use-waypoint", dice.Of("true", "odd")),
                        new("istio.io/waypoint-for", dice.Of("all", "service", "workload", "none")),
                        new("gateway.networking.k8s.io/gateway-name", dice.Of("a", "b")),
                        new("topology.istio.io/network", dice.Of("n", "m"))
                    )
            )
        );

    private static LabelSet Distribution(Dice dice) =>
        dice.OneIn(2)
            ? LabelSet.From(AnnotationNames.TrafficDistribution, dice.Of("PreferClose", "PREFERSAMENODE", "Any"))
            : LabelSet.Empty;

    // The last two are the hostnames of a Service and of an InferencePool.
    private static string Host(Dice dice) =>
        dice.Of(
            "a.example.com",
            "b.example.com",
            "*.example.com",
            "",
            "a/b",
            "a.x.svc.cluster.local",
            "a.x.inference.cluster.local"
        );

    private static string IP(Dice dice) => dice.Of("10.0.0.1", "10.0.0.2", "fd00::1");

    private static string PortName(Dice dice) => dice.Of("", "http", "grpc-web", "odd");

    private static int Number(Dice dice) => dice.Of(80, 8080, 443, 0, -1, 70_000);
}
