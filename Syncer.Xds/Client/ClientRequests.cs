// SPDX-License-Identifier: Apache-2.0

using System.Text;
using System.Text.Json;
using Google.Protobuf.WellKnownTypes;
using Syncer.Protos.Discovery;

namespace Syncer.Xds;

/// <summary>The requests a proxy sends (spec xds-addresses 1.2, 2.1, 4).</summary>
internal static class ClientRequests
{
    public static DeltaDiscoveryRequest First(DeltaXdsClientOptions options, ClientState state, XdsResourceType type)
    {
        var request = new DeltaDiscoveryRequest { Node = NodeOf(options), TypeUrl = type.Url };
        foreach (var resource in state.Of(type).Values)
            request.InitialResourceVersions.Add(resource.Name, resource.Version);
        return request;
    }

    public static DeltaDiscoveryRequest Reply(
        DeltaDiscoveryResponse response,
        IReadOnlyList<XdsDiagnostic> complaints
    ) =>
        new()
        {
            TypeUrl = response.TypeUrl,
            ResponseNonce = response.Nonce,
            ErrorDetail = complaints.Count == 0 ? null : new Status { Message = Encode(complaints) },
        };

    private static Node NodeOf(DeltaXdsClientOptions options)
    {
        var (@namespace, name) = options.Gateway;
        return new Node
        {
            Id =
                options.NodeId
                ?? $"agentgateway~{options.InstanceIp}~{options.PodName}.{@namespace}~{@namespace}.svc.cluster.local",
            Metadata = new Struct
            {
                Fields =
                {
                    ["NAME"] = Value.ForString(options.PodName),
                    ["NAMESPACE"] = Value.ForString(@namespace),
                    ["INSTANCE_IPS"] = Value.ForString(options.InstanceIp),
                    ["NODE_NAME"] = Value.ForString(options.NodeName),
                    ["GATEWAY_NAME"] = Value.ForString(name),
                    [XdsNode.RoleKey] = Value.ForString(XdsNode.RoleOf(options.Gateway)),
                },
            },
        };
    }

    private static string Encode(IReadOnlyList<XdsDiagnostic> complaints)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartArray();
            foreach (var complaint in complaints)
            {
                json.WriteStartObject();
                json.WriteString("key", complaint.Name);
                if (complaint.Error is not null)
                    json.WriteString("error", complaint.Error);
                if (complaint.Warning is not null)
                    json.WriteString("warn", complaint.Warning);
                json.WriteEndObject();
            }
            json.WriteEndArray();
        }
        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }
}
