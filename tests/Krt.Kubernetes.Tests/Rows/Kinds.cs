// SPDX-License-Identifier: Apache-2.0

namespace Krt.Kubernetes.Rows;

/// <summary>The kinds of these tests.</summary>
internal static class Kinds
{
    public static readonly KubernetesKind<Widget> Widget = new(() => RowJson.Default.Widget)
    {
        Group = "example.com",
        Versions = ["v1", "v1beta1"],
        Kind = "Widget",
        Plural = "widgets",
    };

    public static readonly KubernetesKind<Zone> Zone = new(() => RowJson.Default.Zone)
    {
        Group = "example.com",
        Versions = ["v1"],
        Kind = "Zone",
        Plural = "zones",
        Scope = KindScope.Cluster,
    };

    public static readonly KubernetesKind<Route> Route = new(() => RowJson.Default.Route)
    {
        Group = "gateway.networking.k8s.io",
        Versions = ["v1", "v1beta1"],
        Kind = "HTTPRoute",
        Plural = "httproutes",
    };

    public static readonly KubernetesKind<Credentials> Secret = new(() => RowJson.Default.Credentials)
    {
        Versions = ["v1"],
        Kind = "Secret",
        Plural = "secrets",
        FieldSelector = "type!=kubernetes.io/service-account-token,type!=helm.sh/release.v1",
    };

    /// <summary>Those that are not known to be defined by anyone but the tests, and one that is built in.</summary>
    public static readonly KindCatalogue Followed = new(Widget, Zone, Secret);

    public static readonly KindCatalogue Catalogue = new(Widget, Zone, Route, Secret);
}
