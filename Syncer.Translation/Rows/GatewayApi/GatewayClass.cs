// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Translation.Rows.GatewayApi;

/// <summary>A class of Gateways; cluster-scoped.</summary>
public sealed record GatewayClass : IKubernetesRow
{
    public ObjectMeta Metadata
    {
        get;
        init => field = (value ?? new()).KeepAnnotations(AnnotationNames.WaypointInboundBinding);
    } = new();

    public GatewayClassSpec Spec
    {
        get;
        init => field = value ?? new();
    } = new();
}
