// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Translation.Rows.Routes;

/// <summary>A gateway.networking.k8s.io/v1 TCPRoute.</summary>
public sealed record TcpRoute : IRouteRow
{
    public ObjectMeta Metadata
    {
        get;
        init => field = (value ?? new()).KeepAnnotations();
    } = new();

    public TcpRouteSpec Spec
    {
        get;
        init => field = value ?? new();
    } = new();

    string IRouteRow.Kind => RouteKinds.Tcp;

    ValueList<ParentReference> IRouteRow.ParentRefs => Spec.ParentRefs;

    ValueList<string> IRouteRow.Hostnames => [];
}
