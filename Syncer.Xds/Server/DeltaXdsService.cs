// SPDX-License-Identifier: Apache-2.0

using System.Security.Claims;
using Grpc.Core;
using Status = Grpc.Core.Status;

namespace Syncer.Xds;

/// <summary>The gRPC service: who may have a stream, and as which gateway.</summary>
internal sealed partial class DeltaXdsService(
    DeltaXdsServer server,
    IXdsAdmission admission,
    IXdsAuthenticator? authenticator = null
)
{
    private const string Scheme = "Bearer ";

    private static readonly ClaimsPrincipal Nobody = new(new ClaimsIdentity());

    public async Task ServeAsync(IAsyncStreamReader<DeltaRequest> requests, ServerCallContext call)
    {
        using var lifetime = new StreamLifetime(server.Options, server.Time, call.CancellationToken, server.Draining);
        call.Status = await ServeAsync(requests, call, lifetime);
    }

    private async Task<Status> ServeAsync(
        IAsyncStreamReader<DeltaRequest> requests,
        ServerCallContext call,
        StreamLifetime lifetime
    )
    {
        try
        {
            if (!server.Synced.IsCompletedSuccessfully)
                throw new RpcException(XdsStatus.NotSynced);
            var peer = call.GetHttpContext().Connection.RemoteIpAddress;
            using var stream = await server.Limits.EnterAsync(peer, lifetime.Ended);
            var (first, connection) = await ConnectAsync(requests, call, lifetime);
            using (connection)
                return await connection.ServeAsync(
                    first,
                    requests,
                    new ResponseStream(call.GetHttpContext()),
                    lifetime
                );
        }
        catch (RpcException refusal)
        {
            return Refuse(call, refusal.Status);
        }
        catch (InvalidDataException)
        {
            return Refuse(call, XdsStatus.Malformed);
        }
        catch (Exception e) when (e is OperationCanceledException or IOException)
        {
            return lifetime.Status;
        }
    }

    private async Task<(DeltaRequest First, DeltaConnection Connection)> ConnectAsync(
        IAsyncStreamReader<DeltaRequest> requests,
        ServerCallContext call,
        StreamLifetime lifetime
    )
    {
        using var patience = server.Time.CreateTimer(
            static lifetime => ((StreamLifetime)lifetime!).End(XdsStatus.NoRequest),
            lifetime,
            server.Options.FirstRequestTimeout,
            Timeout.InfiniteTimeSpan
        );
        var caller = await AuthenticateAsync(call, lifetime.Ended);
        if (!await requests.MoveNext(lifetime.Ended))
            throw new RpcException(XdsStatus.RequestsCompleted);
        var first = requests.Current;
        try
        {
            var node = XdsNode.FromRequest(first.Node) ?? throw new RpcException(XdsStatus.NoNode);
            var gateway = admission.Admit(node, caller);
            return (first, server.Connect(node, gateway, caller.Identity?.Name, call.Peer));
        }
        catch
        {
            first.Dispose();
            throw;
        }
    }

    private async ValueTask<ClaimsPrincipal> AuthenticateAsync(
        ServerCallContext call,
        CancellationToken cancellationToken
    )
    {
        if (authenticator is null)
            return Nobody;
        try
        {
            var caller = await authenticator.AuthenticateAsync(TokenOf(call.RequestHeaders), cancellationToken);
            server.Metrics.RecordAuthentication(succeeded: true);
            return caller;
        }
        catch
        {
            server.Metrics.RecordAuthentication(succeeded: false);
            throw;
        }
    }

    private static string? TokenOf(Metadata headers) =>
        headers.GetValue("authorization") is { } header && header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
            ? header[Scheme.Length..]
            : null;

    private Status Refuse(ServerCallContext call, Status status)
    {
        server.Metrics.RecordRefusal(status.StatusCode);
        Log.Refused(server.Logger, call.Peer, status.StatusCode, status.Detail);
        return status;
    }
}
