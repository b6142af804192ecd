// SPDX-License-Identifier: Apache-2.0

using Google.Protobuf;
using Krt;
using Syncer.Protos.Workloads;
using Syncer.Translation.Addresses.Mesh;
using Syncer.Translation.Rows;
using Syncer.Translation.Rows.Core;
using Service = Syncer.Translation.Rows.Core.Service;

namespace Syncer.Translation.Addresses.Services;

/// <summary>The address of a Kubernetes Service (spec xds-addresses 5.2).</summary>
internal static class ServiceAddress
{
    /// <summary>One address per service that has one; a namespace is read only for services that leave it the choice.</summary>
    public static IKrtCollection<string, AddressResource> Collect(
        IKrtCollection<NamespacedName, Service> services,
        IKrtCollection<NamespacedName, string> namespaceDistributions,
        MeshPlacement? mesh,
        string clusterDomain
    ) =>
        services.Select(
            (context, service) =>
            {
                var ofNamespace = TrafficDistribution.IsLeftToNamespace(service)
                    ? context.Get(namespaceDistributions, new("", service.Metadata.Namespace))
                    : null;
                var placement = mesh?.OfService(context, service.Metadata) ?? ServicePlacement.OutsideOfMesh;
                return Translate(service, ofNamespace, placement, clusterDomain);
            },
            address => address.Key,
            new() { Name = "ServiceAddresses" }
        );

    /// <summary>The address, or <see langword="null"/> for a service that cannot have one.</summary>
    /// <param name="service">The service.</param>
    /// <param name="namespaceDistribution">How the namespace wants the traffic of its services to spread, if it says so.</param>
    /// <param name="placement">Its place in a mesh.</param>
    /// <param name="clusterDomain">For example <c>cluster.local</c>.</param>
    public static AddressResource? Translate(
        Service service,
        string? namespaceDistribution,
        ServicePlacement placement,
        string clusterDomain
    )
    {
        if (ClusterIPs(service.Spec) is not { } clusterIPs)
            return null;
        var name = service.Metadata.Key;
        var message = new Protos.Workloads.Service
        {
            Name = name.Name,
            Namespace = name.Namespace,
            Hostname = ServiceHostname.Of(name, clusterDomain),
            LoadBalancing = TrafficDistribution.Of(service, namespaceDistribution),
            IpFamilies = Families(service.Spec.IPFamilies),
            Canonical = true,
            Waypoint = placement.Waypoint,
            IngressUseWaypoint = placement.IngressUsesWaypoint,
        };
        foreach (var clusterIP in clusterIPs)
            message.Addresses.Add(new NetworkAddress { Network = placement.Network, Address = clusterIP });
        foreach (var port in service.Spec.Ports.Where(port => PortNumber.IsValid(port.Port)))
        {
            message.Ports.Add(
                new Port
                {
                    ServicePort = (uint)port.Port,
                    TargetPort =
                        port.TargetPort is { } target && PortNumber.IsValid(target.Number) ? (uint)target.Number : 0,
                    AppProtocol = AppProtocols.Of(port),
                }
            );
        }
        return new(AddressKey.OfService(name, clusterDomain), new Address { Service = message });
    }

    /// <summary>
    /// The virtual addresses, none for a headless service; <see langword="null"/> for a service without an address of its
    /// own: an alias of an external name, or one of which an address cannot be read.
    /// </summary>
    public static List<ByteString>? ClusterIPs(ServiceSpec spec)
    {
        if (spec.Type == "ExternalName")
            return null;
        IEnumerable<string> texts = spec.ClusterIPs.Count > 0 ? spec.ClusterIPs : [spec.ClusterIP];
        return IPAddressBytes.ParseAll(texts.Where(text => text is not ("" or "None")));
    }

    private static IPFamilies Families(ValueList<string> families) =>
        families switch
        {
            [_, _] => IPFamilies.Dual,
            ["IPv4"] => IPFamilies.Ipv4Only,
            ["IPv6"] => IPFamilies.Ipv6Only,
            _ => IPFamilies.Automatic,
        };
}
