// SPDX-License-Identifier: Apache-2.0

using Krt;
using Syncer.Translation.Rows;
using Syncer.Translation.Rows.Core;

namespace Syncer.Translation.Tests.Addresses;

/// <summary>Objects of the namespace <c>default</c> with as little in them as a test has to say.</summary>
internal static class CoreObjects
{
    /// <summary>Labels written as <c>a=1,b=2</c>.</summary>
    public static LabelSet Labels(string text) =>
        LabelSet.From(
            text.Split(',', StringSplitOptions.RemoveEmptyEntries)
                .Select(pair => pair.Split('='))
                .Select(pair => KeyValuePair.Create(pair[0], pair[1]))
        );

    public static ObjectMeta Metadata(string name, string labels = "") =>
        new()
        {
            Namespace = "default",
            Name = name,
            Uid = $"uid-of-{name}",
            Labels = Labels(labels),
        };

    public static Service Service(string name, string selector = "", params IEnumerable<ServicePort> ports) =>
        new()
        {
            Metadata = Metadata(name),
            Spec = new() { Selector = Labels(selector), Ports = [.. ports] },
        };

    public static ServicePort Port(int number, IntOrString? target = null, string name = "") =>
        new()
        {
            Port = number,
            TargetPort = target,
            Name = name,
        };

    public static Pod Pod(string name, string labels = "", string ip = "10.0.0.1", bool ready = true) =>
        new()
        {
            Metadata = Metadata(name, labels),
            Status = new()
            {
                Phase = "Running",
                PodIPs = [new() { IP = ip }],
                Conditions = [new() { Type = "Ready", Status = ready ? "True" : "False" }],
            },
        };

    public static Container Container(string portName, int port, string protocol = "TCP", string? restart = null) =>
        new()
        {
            RestartPolicy = restart,
            Ports =
            [
                new()
                {
                    Name = portName,
                    Number = port,
                    Protocol = protocol,
                },
            ],
        };

    public static EndpointSlice Slice(string name, string service, params IEnumerable<Endpoint> endpoints) =>
        new()
        {
            Metadata = Metadata(name, $"kubernetes.io/service-name={service}"),
            AddressType = "IPv4",
            Endpoints = [.. endpoints],
        };

    public static Endpoint Endpoint(params IEnumerable<string> addresses) => new() { Addresses = [.. addresses] };

    public static Endpoint EndpointOf(Pod pod) =>
        Endpoint("10.0.0.1") with
        {
            TargetRef = new()
            {
                Kind = "Pod",
                Namespace = pod.Metadata.Namespace,
                Name = pod.Metadata.Name,
                Uid = pod.Metadata.Uid,
            },
        };

    public static Node Node(string name, string labels = "") =>
        new() { Metadata = Metadata(name, labels) with { Namespace = "" } };

    public static Namespace Namespace(string name, string? trafficDistribution = null) =>
        new()
        {
            Metadata = new()
            {
                Name = name,
                Annotations = trafficDistribution is null
                    ? LabelSet.Empty
                    : LabelSet.From("networking.istio.io/traffic-distribution", trafficDistribution),
            },
        };
}
