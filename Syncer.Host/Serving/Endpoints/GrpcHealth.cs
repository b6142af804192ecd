// SPDX-License-Identifier: Apache-2.0

using Grpc.Core;
using Grpc.Health.V1;
using Grpc.HealthCheck;

namespace Syncer.Host.Serving.Endpoints;

/// <summary>The gRPC health protocol, on the port of xDS, for the server as a whole and for the xDS service.</summary>
internal sealed class GrpcHealth : HealthServiceImpl
{
    private const string XdsService = "envoy.service.discovery.v3.AggregatedDiscoveryService";

    private readonly Readiness _readiness;
    private readonly Task _stopping;

    public GrpcHealth(Readiness readiness, IHostApplicationLifetime application)
    {
        _readiness = readiness;
        var stopping = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        application.ApplicationStopping.Register(() =>
        {
            Update();
            stopping.TrySetResult();
        });
        _stopping = stopping.Task;
        Update();
    }

    /// <summary>Tells whoever watches what holds now.</summary>
    public void Update()
    {
        var status =
            _readiness.Missing.Count == 0
                ? HealthCheckResponse.Types.ServingStatus.Serving
                : HealthCheckResponse.Types.ServingStatus.NotServing;
        SetStatus("", status);
        SetStatus(XdsService, status);
    }

    public override Task<HealthCheckResponse> Check(HealthCheckRequest request, ServerCallContext context)
    {
        Update();
        return base.Check(request, context);
    }

    /// <summary>Ends at shutdown, which would wait for it otherwise.</summary>
    public override async Task Watch(
        HealthCheckRequest request,
        IServerStreamWriter<HealthCheckResponse> responseStream,
        ServerCallContext context
    )
    {
        Update();
        var watching = base.Watch(request, responseStream, context);
        if (await Task.WhenAny(watching, _stopping) == _stopping)
            context.Status = new Status(StatusCode.Unavailable, "the server is shutting down");
        else
            await watching;
    }
}
