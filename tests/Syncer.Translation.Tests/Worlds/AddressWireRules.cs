// SPDX-License-Identifier: Apache-2.0

using Syncer.Protos.Workloads;
using TestKit.DataPlane;

namespace Syncer.Translation.Tests.Worlds;

/// <summary>
/// What the data plane refuses of addresses, and what it would not notice: a name that is not that of the content, ports that
/// it would cut short, workloads that cannot be reached (spec xds-addresses 6.4).
/// </summary>
internal static class AddressWireRules
{
    public static string? FindBreach(AddressResource resource) =>
        DataPlaneRefusals.Of(resource.ToMessage()).Select(refusal => refusal.ToString()).FirstOrDefault()
        ?? resource.ToMessage().TypeCase switch
        {
            Address.TypeOneofCase.Service => Of(resource.ToMessage().Service, resource.Key),
            _ => Of(resource.ToMessage().Workload, resource.Key),
        };

    private static string? Of(Service service, string key) =>
        key != $"{service.Namespace}/{service.Hostname}" ? "key of another service"
        : service.Ports.Any(port => !IsPort(port.ServicePort) || port.TargetPort > ushort.MaxValue) ? "port"
        : Of(service.Waypoint);

    private static string? Of(Workload workload, string key) =>
        key != workload.Uid ? "key of another workload"
        : workload.Addresses.Count == 0 && workload.Hostname.Length == 0 ? "no address at all"
        : workload.Services.Values.Any(list =>
            list.Ports.Any(port => !IsPort(port.ServicePort) || !IsPort(port.TargetPort))
        )
            ? "port"
        : workload.Capacity == 0 ? "drained"
        : Of(workload.Waypoint) ?? Of(workload.NetworkGateway);

    private static string? Of(GatewayAddress? gateway) =>
        gateway is null || IsPort(gateway.HboneMtlsPort) ? null : "port of a gateway";

    private static bool IsPort(uint number) => number is > 0 and <= ushort.MaxValue;
}
