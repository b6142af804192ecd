// SPDX-License-Identifier: Apache-2.0

using Google.Protobuf;
using Syncer.Protos.Workloads;

namespace TestKit.DataPlane;

/// <summary>Services and workloads (spec xds-addresses 6.4).</summary>
internal static class AddressRefusals
{
    public static void Find(Place place, Address address)
    {
        switch (address.TypeCase)
        {
            case Address.TypeOneofCase.Workload:
                Find(place["workload"], address.Workload);
                break;
            case Address.TypeOneofCase.Service:
                Find(place["service"], address.Service);
                break;
            default:
                place.Error("neither workload nor service");
                break;
        }
    }

    private static void Find(Place place, Workload workload)
    {
        place.Each("addresses", workload.Addresses, Bytes);
        place["tunnel_protocol"].Known(workload.TunnelProtocol);
        place["network_mode"].Known(workload.NetworkMode);
        place["status"].Known(workload.Status);
        place["workload_type"].Known(workload.WorkloadType);
        Find(place["waypoint"], workload.Waypoint);
        Find(place["network_gateway"], workload.NetworkGateway);
        foreach (var (service, ports) in workload.Services)
        {
            var entry = place[$"services[{service}]"];
            entry.ErrorIf(!service.Contains('/'), "no namespace");
            entry.Each("ports", ports.Ports, Find);
        }
    }

    private static void Find(Place place, Service service)
    {
        place.Each("addresses", service.Addresses, Find);
        place.Each("ports", service.Ports, Find);
        place["ip_families"].Known(service.IpFamilies);
        Find(place["waypoint"], service.Waypoint);
        place.Each(
            "weighted_waypoints",
            service.WeightedWaypoints,
            (at, weighted) =>
            {
                if (at["destination"].Has(weighted.Destination))
                    Find(at["destination"], weighted.Destination);
            }
        );
        if (service.LoadBalancing is { } balancing)
            Find(place["load_balancing"], balancing);
    }

    private static void Find(Place place, LoadBalancing balancing)
    {
        place["mode"].Known(balancing.Mode);
        place["health_policy"].Known(balancing.HealthPolicy);
        place.Each(
            "routing_preference",
            balancing.RoutingPreference,
            (at, scope) =>
                at.ErrorIf(
                    scope == LoadBalancing.Types.Scope.UnspecifiedScope || !Enum.IsDefined(scope),
                    $"scope {scope}"
                )
        );
    }

    private static void Find(Place place, Port port) => place["app_protocol"].Known(port.AppProtocol);

    private static void Find(Place place, NetworkAddress address) => Bytes(place["address"], address.Address);

    private static void Find(Place place, GatewayAddress? gateway)
    {
        if (gateway is null)
            return;
        place.ErrorIf(gateway.DestinationCase == GatewayAddress.DestinationOneofCase.None, "no destination");
        if (gateway.DestinationCase == GatewayAddress.DestinationOneofCase.Address)
            Find(place["address"], gateway.Address);
    }

    private static void Bytes(Place place, ByteString address) =>
        place.ErrorIf(address.Length is not (4 or 16), $"{address.Length} bytes are no IP address");
}
