// SPDX-License-Identifier: Apache-2.0

using System.Globalization;
using Krt;
using Syncer.Host.Pipeline;
using Syncer.Translation.Rows;
using Syncer.Translation.Rows.Core;

namespace Benchmarks.Addresses;

/// <summary>
/// 50,000 pods of 5,000 Deployments in 100 namespaces on 1,000 nodes, each Deployment behind a Service with its
/// EndpointSlice.
/// </summary>
internal sealed class AddressWorld
{
    public const int Pods = Services * PodsPerService;

    private const int Namespaces = 100;
    private const int Services = 5_000;
    private const int PodsPerService = 10;
    private const int Nodes = 1_000;

    private readonly Service[] _services;
    private readonly EndpointSlice[] _slices;
    private readonly Pod[] _pods;

    /// <param name="services">The number of Services, of which each has its pods.</param>
    public AddressWorld(int services = Services)
    {
        _services = [.. Enumerable.Range(0, services).Select(ServiceAt)];
        _slices = [.. Enumerable.Range(0, services).Select(SliceAt)];
        _pods = [.. Enumerable.Range(0, services * PodsPerService).Select(number => PodAt(number))];
    }

    private readonly Namespace[] _namespaces =
    [
        .. Enumerable
            .Range(0, Namespaces)
            .Select(number => new Namespace { Metadata = new() { Name = Space(number) } }),
    ];

    private readonly Node[] _nodes = [.. Enumerable.Range(0, Nodes).Select(NodeAt)];

    /// <summary>The number of addresses made of all of this.</summary>
    public int Addresses => _services.Length + _pods.Length;

    public async Task LoadAsync(SyncerPipeline pipeline)
    {
        var sources = pipeline.Sources;
        await pipeline.Engine.CommitAsync(transaction =>
        {
            transaction.Reset(sources.Of<Namespace>(), _namespaces);
            transaction.Reset(sources.Of<Node>(), _nodes);
            transaction.Reset(sources.Of<Service>(), _services);
            transaction.Reset(sources.Of<EndpointSlice>(), _slices);
            transaction.Reset(sources.Of<Pod>(), _pods);
            foreach (var binding in sources)
                binding.MarkSynced(transaction);
        });
        await pipeline.XdsResources.Synced;
        await pipeline.Engine.WhenSettledAsync();
    }

    /// <summary>A pod; the generation is that of its Deployment, of which every one has other pods.</summary>
    public static Pod PodAt(int number, int generation = 0, bool isReady = true)
    {
        var service = number / PodsPerService;
        var hash = Text($"{generation + 1000}{service % 9000 + 1000}");
        var app = Text($"app-{service}");
        return new()
        {
            Metadata = new()
            {
                Namespace = Space(service),
                Name = Text($"{app}-{hash}-{number}"),
                Uid = Text($"0b9b9a5e-0000-4000-{generation:x4}-{number:x12}"),
                GenerateName = Text($"{app}-{hash}-"),
                Labels = LabelSet.From([new("app", app), new("pod-template-hash", hash), new("version", "v1")]),
                OwnerReferences =
                [
                    new()
                    {
                        ApiVersion = "apps/v1",
                        Kind = "ReplicaSet",
                        Name = Text($"{app}-{hash}"),
                        Controller = true,
                    },
                ],
            },
            Spec = new()
            {
                NodeName = Text($"node-{number % Nodes}"),
                ServiceAccountName = app,
                Containers = [new() { Ports = [new() { Name = "http", Number = 8080 }] }],
            },
            Status = new()
            {
                Phase = "Running",
                PodIPs = [new() { IP = Address(10 + generation, number) }],
                Conditions = [new() { Type = "Ready", Status = isReady ? "True" : "False" }],
            },
        };
    }

    private static Node NodeAt(int number) =>
        new()
        {
            Metadata = new()
            {
                Name = Text($"node-{number}"),
                Labels = LabelSet.From([
                    new("topology.kubernetes.io/region", "region-1"),
                    new("topology.kubernetes.io/zone", Text($"zone-{number % 3}")),
                    new("kubernetes.io/hostname", Text($"node-{number}")),
                ]),
            },
        };

    // Every other Service leads to its pods by the name of a port.
    private static Service ServiceAt(int number) =>
        new()
        {
            Metadata = new() { Namespace = Space(number), Name = Text($"app-{number}") },
            Spec = new()
            {
                ClusterIP = Address(192, number),
                IPFamilies = ["IPv4"],
                Selector = LabelSet.From("app", Text($"app-{number}")),
                Ports =
                [
                    new()
                    {
                        Name = "http",
                        Port = 80,
                        TargetPort = number % 2 == 0 ? (IntOrString)8080 : "http",
                    },
                ],
            },
        };

    private static EndpointSlice SliceAt(int number) =>
        new()
        {
            Metadata = new()
            {
                Namespace = Space(number),
                Name = Text($"app-{number}-slice"),
                Labels = LabelSet.From("kubernetes.io/service-name", Text($"app-{number}")),
            },
            AddressType = "IPv4",
            Ports = [new() { Name = "http", Number = 8080 }],
            Endpoints =
            [
                .. Enumerable
                    .Range(number * PodsPerService, PodsPerService)
                    .Select(pod => PodAt(pod))
                    .Select(pod => new Endpoint
                    {
                        Addresses = [pod.Status.PodIPs[0].IP],
                        Conditions = new() { Ready = true },
                        TargetRef = new()
                        {
                            Kind = "Pod",
                            Namespace = pod.Metadata.Namespace,
                            Name = pod.Metadata.Name,
                            Uid = pod.Metadata.Uid,
                        },
                    }),
            ],
        };

    private static string Space(int number) => Text($"namespace-{number % Namespaces}");

    private static string Address(int network, int number) =>
        Text($"{network}.{number >> 16}.{(number >> 8) & 255}.{number & 255}");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
