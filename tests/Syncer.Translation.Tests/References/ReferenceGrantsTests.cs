// SPDX-License-Identifier: Apache-2.0

using Syncer.Translation.References;
using Syncer.Translation.Rows;
using Syncer.Translation.Rows.GatewayApi;

namespace Syncer.Translation.Tests.References;

public sealed class ReferenceGrantsTests
{
    private static readonly ReferenceSource Route = new("gateway.networking.k8s.io", "HTTPRoute", "web");

    private static ReferenceGrant Grant(
        string @namespace,
        ReferenceGrantSpec.Source[] from,
        ReferenceGrantSpec.Target[] to
    ) =>
        new()
        {
            Metadata = new() { Namespace = @namespace, Name = "grant" },
            Spec = new() { From = [.. from], To = [.. to] },
        };

    private static ReferenceGrantSpec.Source From(string kind, string @namespace) =>
        new()
        {
            Group = "gateway.networking.k8s.io",
            Kind = kind,
            Namespace = @namespace,
        };

    private static ReferenceGrantSpec.Target To(string group, string kind, string? name = null) =>
        new()
        {
            Group = group,
            Kind = kind,
            Name = name,
        };

    private static readonly ReferenceGrant Wide = Grant(
        "shop",
        [From("Gateway", "infra"), From("HTTPRoute", "web")],
        [To("", "Secret", "tls"), To("", "Service"), To("inference.networking.k8s.io", "InferencePool", "")]
    );

    [TestCase("", "Service", "shop", "cart", true)]
    [TestCase("", "Secret", "shop", "tls", true)]
    [TestCase("", "Secret", "shop", "other", false)]
    [TestCase("inference.networking.k8s.io", "InferencePool", "shop", "pool", true)]
    [TestCase("other.example", "InferencePool", "shop", "pool", false)]
    [TestCase("", "ConfigMap", "shop", "tls", false)]
    [TestCase("", "Service", "elsewhere", "cart", false)]
    public void Permits_every_pair_of_from_and_to(
        string group,
        string kind,
        string @namespace,
        string name,
        bool permitted
    )
    {
        Assert.That(ReferenceGrants.Permits(Wide, Route, new(group, kind, @namespace, name)), Is.EqualTo(permitted));
    }

    [TestCase("gateway.networking.k8s.io", "Gateway", "infra", true)]
    [TestCase("gateway.networking.k8s.io", "Gateway", "web", false)]
    [TestCase("gateway.networking.k8s.io", "GRPCRoute", "web", false)]
    [TestCase("", "HTTPRoute", "web", false)]
    public void Permits_only_the_kinds_and_namespaces_it_names(
        string group,
        string kind,
        string @namespace,
        bool permitted
    )
    {
        var to = new ReferenceTarget("", "Service", "shop", "cart");
        Assert.That(ReferenceGrants.Permits(Wide, new(group, kind, @namespace), to), Is.EqualTo(permitted));
    }
}
