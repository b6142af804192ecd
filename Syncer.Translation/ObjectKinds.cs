// SPDX-License-Identifier: Apache-2.0

using Syncer.Translation.Gateways;
using Syncer.Translation.Rows.Routes;

namespace Syncer.Translation;

/// <summary>The kinds that others refer to and that policies target.</summary>
public static class ObjectKinds
{
    public static GroupKind Gateway { get; } = new(ApiGroups.GatewayApi, ParentKey.GatewayKind);

    public static GroupKind ListenerSet { get; } = new(ApiGroups.GatewayApi, ParentKey.ListenerSetKind);

    public static GroupKind HttpRoute { get; } = new(ApiGroups.GatewayApi, RouteKinds.Http);

    public static GroupKind GrpcRoute { get; } = new(ApiGroups.GatewayApi, RouteKinds.Grpc);

    public static GroupKind Service { get; } = new(ApiGroups.Core, "Service");

    public static GroupKind InferencePool { get; } = new(ApiGroups.Inference, "InferencePool");

    public static GroupKind AgentgatewayBackend { get; } = new(ApiGroups.Agentgateway, "AgentgatewayBackend");

    public static GroupKind KgatewayBackend { get; } = new(ApiGroups.Kgateway, "Backend");
}
