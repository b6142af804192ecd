// SPDX-License-Identifier: Apache-2.0

using System.Globalization;
using Krt;
using Syncer.Protos.Workloads;
using Syncer.Translation.Rows;
using Syncer.Translation.Rows.GatewayApi;

namespace Syncer.Translation.Addresses.Mesh;

/// <summary>An address at which a Gateway takes in what is sent to its network (spec xds-addresses 5.7).</summary>
/// <param name="Uid">The wire name of the workload that stands for it.</param>
/// <param name="Network">The network behind it.</param>
/// <param name="Gateway">The Gateway.</param>
/// <param name="Position">Its position among the addresses of the Gateway.</param>
/// <param name="ServiceAccount">Whom the other side must be.</param>
/// <param name="Address">Where it is.</param>
internal sealed record NetworkGateway(
    string Uid,
    string Network,
    NamespacedName Gateway,
    int Position,
    string ServiceAccount,
    GatewayAddress Address
)
{
    private const string ClassName = "istio-remote";

    /// <summary>The first by name of the Gateway counts where several are the same.</summary>
    public (NamespacedName, int) Order => (Gateway, Position);

    /// <summary>The addresses of all Gateways.</summary>
    public static IKrtCollection<(NamespacedName, int), NetworkGateway> Collect(
        IKrtCollection<NamespacedName, Gateway> gateways
    ) => gateways.SelectMany((_, gateway) => Of(gateway), address => address.Order, new() { Name = "NetworkGateways" });

    /// <summary>The addresses of one Gateway; of any but a gateway of another network, none.</summary>
    public static IEnumerable<NetworkGateway> Of(Gateway gateway)
    {
        if (
            gateway.Spec.GatewayClassName != ClassName
            || MeshNetwork.LabelOf(gateway.Metadata.Labels) is not { } network
            || gateway.Spec.Listeners.FirstOrDefault(MeshAddress.IsHbone) is not { } listener
            || !PortNumber.IsValid(listener.Port)
        )
            return [];
        return gateway
            .Status.Addresses.Where(address => address.Type == MeshAddress.Hostname || MeshAddress.IsIP(address))
            .DistinctBy(address => address.Value)
            .Select(
                (address, position) =>
                    new NetworkGateway(
                        string.Create(
                            CultureInfo.InvariantCulture,
                            $"NetworkGateway/{network}/{address.Value}/{listener.Port}"
                        ),
                        network,
                        gateway.Metadata.Key,
                        position,
                        gateway.Metadata.Annotations.TryGetValue(AnnotationNames.GatewayServiceAccount, out var account)
                            ? account
                            : $"{gateway.Metadata.Name}-{ClassName}",
                        MeshAddress.Of(gateway, address, network, listener.Port)
                    )
            );
    }

    /// <summary>The workload that stands for it.</summary>
    public AddressResource ToWorkload()
    {
        var message = new Workload
        {
            Uid = Uid,
            Name = Uid,
            Namespace = Gateway.Namespace,
            Network = Network,
            ServiceAccount = ServiceAccount,
        };
        if (Address.DestinationCase == GatewayAddress.DestinationOneofCase.Address)
            message.Addresses.Add(Address.Address.Address);
        else
            message.Hostname = Address.Hostname.Hostname;
        return new(Uid, new Address { Workload = message });
    }
}
