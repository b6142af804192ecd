// SPDX-License-Identifier: Apache-2.0

using Krt;
using Syncer.Protos.Workloads;
using Syncer.Translation.Rows.Inference;

namespace Syncer.Translation.Addresses.Services;

/// <summary>The address of an InferencePool (spec xds-addresses 5.4, backends-policies IP-7).</summary>
internal static class InferencePoolAddress
{
    /// <summary>One address per pool.</summary>
    public static IKrtCollection<string, AddressResource> Collect(
        IKrtCollection<NamespacedName, InferencePool> pools,
        string clusterDomain
    ) =>
        pools.Select(
            (_, pool) => Translate(pool, clusterDomain),
            address => address.Key,
            new() { Name = "InferencePoolAddresses" }
        );

    /// <summary>A service without virtual addresses that lists every target port.</summary>
    public static AddressResource Translate(InferencePool pool, string clusterDomain)
    {
        var name = pool.Metadata.Key;
        var message = new Service
        {
            Name = name.Name,
            Namespace = name.Namespace,
            Hostname = ServiceHostname.OfPool(name, clusterDomain),
        };
        var protocol = pool.Spec.AppProtocol == "kubernetes.io/h2c" ? AppProtocol.Http2 : AppProtocol.Http11;
        foreach (var port in pool.Spec.TargetPorts.Where(port => PortNumber.IsValid(port.Number)))
        {
            message.Ports.Add(
                new Port
                {
                    ServicePort = (uint)port.Number,
                    TargetPort = (uint)port.Number,
                    AppProtocol = protocol,
                }
            );
        }
        return new(AddressKey.OfHost(name.Namespace, message.Hostname), new Address { Service = message });
    }
}
