// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Translation.Rows.GatewayApi;

/// <summary>A request for a set of listeners.</summary>
public sealed record Gateway : IKubernetesRow
{
    public ObjectMeta Metadata
    {
        get;
        init =>
            field = (value ?? new()).KeepAnnotations(
                AnnotationNames.InternalPorts,
                AnnotationNames.WaypointInboundBinding,
                AnnotationNames.GatewayServiceAccount
            );
    } = new();

    public GatewaySpec Spec
    {
        get;
        init => field = value ?? new();
    } = new();

    public AssignedAddresses Status
    {
        get;
        init => field = value ?? new();
    } = new();

    /// <summary>Of the status, the addresses that the Gateway has been given.</summary>
    public sealed record AssignedAddresses
    {
        public ValueList<GatewaySpec.Address> Addresses
        {
            get;
            init => field = value ?? [];
        } = [];
    }
}
