// SPDX-License-Identifier: Apache-2.0

using Grpc.Core;
using Krt;
using Microsoft.Extensions.Hosting;
using Syncer.Protos.Discovery;
using Status = Grpc.Core.Status;

namespace Syncer.Xds;

/// <summary>
/// The gRPC service. The state-of-the-world method is left to its base, which answers UNIMPLEMENTED: no proxy calls it.
/// </summary>
internal sealed partial class DeltaXdsService(
    DeltaXdsServer server,
    IXdsAdmission admission,
    IHostApplicationLifetime application
) : AggregatedDiscoveryService.AggregatedDiscoveryServiceBase
{
    public override async Task DeltaAggregatedResources(
        IAsyncStreamReader<DeltaDiscoveryRequest> requestStream,
        IServerStreamWriter<DeltaDiscoveryResponse> responseStream,
        ServerCallContext context
    )
    {
        using var lifetime = new StreamLifetime(context.CancellationToken, application.ApplicationStopping);
        context.Status = await ServeAsync(requestStream, responseStream, context, lifetime);
    }

    private async Task<Status> ServeAsync(
        IAsyncStreamReader<DeltaDiscoveryRequest> requests,
        IServerStreamWriter<DeltaDiscoveryResponse> responses,
        ServerCallContext context,
        StreamLifetime lifetime
    )
    {
        if (!server.Synced.IsCompletedSuccessfully)
            return Refuse(context, XdsStatus.NotSynced);
        try
        {
            if (!await requests.MoveNext(lifetime.Ended))
                return XdsStatus.RequestsCompleted;
        }
        catch (OperationCanceledException)
        {
            return lifetime.IsShuttingDown ? XdsStatus.ShuttingDown : XdsStatus.ConnectionLost;
        }
        catch (IOException)
        {
            return XdsStatus.ConnectionLost;
        }

        var first = requests.Current;
        if (XdsNode.FromRequest(first.Node) is not { } node)
            return Refuse(context, XdsStatus.NoNode);
        NamespacedName? gateway;
        try
        {
            gateway = admission.Admit(node, context.GetHttpContext().User);
        }
        catch (RpcException refusal)
        {
            return Refuse(context, refusal.Status);
        }
        using var connection = server.Connect(node, gateway, context.Peer);
        return await connection.ServeAsync(first, requests, responses, lifetime);
    }

    private Status Refuse(ServerCallContext context, Status status)
    {
        Log.Refused(server.Logger, context.Peer, status.StatusCode, status.Detail);
        return status;
    }
}
