// SPDX-License-Identifier: Apache-2.0

using Google.Protobuf;
using Syncer.Protos.Workloads;
using static Syncer.Protos.Workloads.LoadBalancing.Types;

namespace Syncer.Translation.Tests.Worlds;

/// <summary>What the data plane refuses of addresses, and ports that it would cut short (spec xds-addresses 6.4).</summary>
internal static class AddressWireRules
{
    public static string? FindBreach(AddressResource resource) =>
        resource.Message.TypeCase switch
        {
            Address.TypeOneofCase.Service => Of(resource.Message.Service, resource.Key),
            Address.TypeOneofCase.Workload => Of(resource.Message.Workload, resource.Key),
            _ => "neither service nor workload",
        };

    private static string? Of(Service service, string key) =>
        key != $"{service.Namespace}/{service.Hostname}" ? "key of another service"
        : service.Addresses.Any(address => !IsIP(address.Address)) ? "virtual address"
        : service.Ports.Any(port => !IsPort(port.ServicePort) || port.TargetPort > ushort.MaxValue) ? "port"
        : service.Ports.Any(port => !Enum.IsDefined(port.AppProtocol)) ? "protocol"
        : service.LoadBalancing?.RoutingPreference.Contains(Scope.UnspecifiedScope) is true ? "unspecified scope"
        : Of(service.Waypoint);

    private static string? Of(Workload workload, string key) =>
        key != workload.Uid ? "key of another workload"
        : workload.Addresses.Any(address => !IsIP(address)) ? "address"
        : workload.Addresses.Count == 0 && workload.Hostname.Length == 0 ? "no address at all"
        : workload.Services.Keys.Any(service => !service.Contains('/', StringComparison.Ordinal)) ? "key of a service"
        : workload.Services.Values.Any(list =>
            list.Ports.Any(port => !IsPort(port.ServicePort) || !IsPort(port.TargetPort))
        )
            ? "port"
        : workload.Capacity == 0 ? "drained"
        : Of(workload.Waypoint) ?? Of(workload.NetworkGateway);

    private static string? Of(GatewayAddress? gateway) =>
        gateway?.DestinationCase switch
        {
            null => null,
            GatewayAddress.DestinationOneofCase.None => "gateway without destination",
            GatewayAddress.DestinationOneofCase.Address when !IsIP(gateway.Address.Address) => "address of a gateway",
            _ => IsPort(gateway.HboneMtlsPort) ? null : "port of a gateway",
        };

    private static bool IsIP(ByteString bytes) => bytes.Length is 4 or 16;

    private static bool IsPort(uint number) => number is > 0 and <= ushort.MaxValue;
}
