// SPDX-License-Identifier: Apache-2.0

using Syncer.Protos.Workloads;
using Syncer.Translation.Rows.GatewayApi;

namespace Syncer.Translation.Addresses.Mesh;

/// <summary>Where a Gateway of the mesh is; addresses without a type are not read (spec xds-addresses 5.6, 5.7).</summary>
internal static class MeshAddress
{
    public const string Hostname = "Hostname";

    /// <summary>The port at which tunnels end unless something else is said.</summary>
    public const int HbonePort = 15008;

    private const string IPAddress = "IPAddress";

    /// <summary>Whether it is an IP address that can be read.</summary>
    public static bool IsIP(GatewaySpec.Address address) =>
        address.Type == IPAddress && IPAddressBytes.TryParse(address.Value, out _);

    public static bool IsHbone(ListenerSpec listener) => listener.Protocol == "HBONE";

    /// <summary>The address of a Gateway: a hostname is that of a service in its namespace.</summary>
    public static GatewayAddress Of(Gateway gateway, GatewaySpec.Address address, string network, int port)
    {
        var message = new GatewayAddress { HboneMtlsPort = (uint)port };
        if (IPAddressBytes.TryParse(address.Value, out var bytes) && address.Type == IPAddress)
            message.Address = new NetworkAddress { Network = network, Address = bytes };
        else
            message.Hostname = new NamespacedHostname
            {
                Namespace = gateway.Metadata.Namespace,
                Hostname = address.Value,
            };
        return message;
    }
}
