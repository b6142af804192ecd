// SPDX-License-Identifier: Apache-2.0

using Google.Protobuf;
using Syncer.Protos.Resources;
using Syncer.Protos.Workloads;

namespace TestKit.DataPlane;

/// <summary>The names that messages have on the wire (spec xds-addresses 1.6).</summary>
public static class WireNames
{
    /// <summary>The name that follows from the content of a message; null for a kind that is never sent.</summary>
    public static string? Of(IMessage message) =>
        message switch
        {
            Address { Workload: { } workload } => workload.Uid,
            Address { Service: { } service } => $"{service.Namespace}/{service.Hostname}",
            Resource { Bind: { } bind } => $"bind/{bind.Key}",
            Resource { Listener: { } listener } => $"listener/{listener.Key}",
            Resource { Route: { } route } => $"route/{route.Key}",
            Resource { TcpRoute: { } route } => $"tcp_route/{route.Key}",
            Resource { ModelRoute: { } route } => $"model_route/{route.Key}",
            Resource { Backend: { } backend } => $"backend/{backend.Key}",
            Resource { Policy: { } policy } => $"policy/{policy.Key}",
            _ => null,
        };
}
