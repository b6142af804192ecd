// SPDX-License-Identifier: Apache-2.0

using Krt;
using Syncer.Translation.Rows.GatewayApi;
using Syncer.Translation.Rows.Istio;

namespace Syncer.Translation.Tests.Addresses;

/// <summary>Objects of a mesh in the namespace <c>default</c> with as little in them as a test has to say.</summary>
internal static class IstioObjects
{
    public static ServiceEntry Entry(string name, int age, params string[] hosts) =>
        new()
        {
            Metadata = CoreObjects.Metadata(name) with { CreationTimestamp = DateTimeOffset.UnixEpoch.AddDays(-age) },
            Spec = new()
            {
                Hosts = [.. hosts],
                Resolution = "DNS",
                Ports = [new() { Number = 80, Name = "http" }],
            },
        };

    public static ServiceEntry Selecting(string name, string labels, params string[] hosts)
    {
        var entry = Entry(name, age: 0, hosts);
        return entry with
        {
            Spec = entry.Spec with { WorkloadSelector = new() { Labels = CoreObjects.Labels(labels) } },
        };
    }

    public static WorkloadEntry Machine(string name, string labels, string address = "192.0.2.1") =>
        new()
        {
            Metadata = CoreObjects.Metadata(name, labels),
            Spec = new() { Address = address },
        };

    /// <summary>A Gateway that is a waypoint for services and workloads.</summary>
    public static Gateway Waypoint(string name, string address) =>
        new()
        {
            Metadata = CoreObjects.Metadata(name, "istio.io/waypoint-for=all"),
            Spec = new() { GatewayClassName = "waypoint" },
            Status = new() { Addresses = [new() { Type = "IPAddress", Value = address }] },
        };

    public static Syncer.Translation.Rows.Core.Namespace LabelledNamespace(string name, string labels) =>
        new()
        {
            Metadata = new() { Name = name, Labels = CoreObjects.Labels(labels) },
        };

    public static Syncer.Translation.Rows.ConfigMap MeshConfig(string mesh) =>
        new()
        {
            Metadata = new() { Namespace = "istio-system", Name = "istio" },
            Data = LabelSet.From("mesh", mesh),
        };
}
