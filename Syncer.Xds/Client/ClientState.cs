// SPDX-License-Identifier: Apache-2.0

using Google.Protobuf;
using Syncer.Protos.Discovery;

namespace Syncer.Xds;

/// <summary>What a client holds, kept as a proxy keeps it (spec xds-addresses 6.3).</summary>
internal sealed class ClientState(Func<XdsResourceType, ReceivedResource, XdsDiagnostic?>? judge)
{
    private readonly Dictionary<string, ReceivedResource>[] _resources =
    [
        .. XdsResourceType.All.Select(_ => new Dictionary<string, ReceivedResource>(StringComparer.Ordinal)),
    ];

    public IReadOnlyDictionary<string, ReceivedResource> Of(XdsResourceType type) => _resources[type.Index];

    public XdsUpdate Apply(XdsResourceType type, DeltaDiscoveryResponse response)
    {
        var held = _resources[type.Index];
        var updated = new List<ReceivedResource>(response.Resources.Count);
        var rejected = new List<XdsDiagnostic>();
        foreach (var resource in response.Resources)
        {
            var (received, complaint) = Receive(type, resource);
            if (complaint is not null)
                rejected.Add(complaint);
            if (received is null)
                continue;
            held[received.Name] = received;
            updated.Add(received);
        }
        foreach (var name in response.RemovedResources)
            held.Remove(name);
        return new XdsUpdate(
            type,
            updated,
            [.. response.RemovedResources],
            rejected,
            response.Nonce,
            response.SystemVersionInfo
        );
    }

    private (ReceivedResource? Received, XdsDiagnostic? Complaint) Receive(XdsResourceType type, Resource resource)
    {
        try
        {
            var bytes = resource.Resource_?.Value.Memory ?? default;
            var received = new ReceivedResource(resource.Name, resource.Version, bytes, type.Decode(bytes));
            var complaint = judge?.Invoke(type, received);
            return (complaint?.Error is null ? received : null, complaint);
        }
        catch (InvalidProtocolBufferException error)
        {
            return (null, new XdsDiagnostic(resource.Name, error.Message, null));
        }
    }
}
