// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Translation.Rows.Routes;

/// <summary>A gateway.networking.k8s.io/v1 TLSRoute.</summary>
public sealed record TlsRoute : IRouteRow
{
    public ObjectMeta Metadata
    {
        get;
        init => field = (value ?? new()).KeepAnnotations();
    } = new();

    public TlsRouteSpec Spec
    {
        get;
        init => field = value ?? new();
    } = new();

    string IRouteRow.Kind => RouteKinds.Tls;

    ValueList<ParentReference> IRouteRow.ParentRefs => Spec.ParentRefs;

    ValueList<string> IRouteRow.Hostnames => Spec.Hostnames;
}
