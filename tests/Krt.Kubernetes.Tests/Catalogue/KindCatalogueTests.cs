// SPDX-License-Identifier: Apache-2.0

using Krt.Kubernetes.Rows;

namespace Krt.Kubernetes;

[TestFixture]
public sealed class KindCatalogueTests
{
    [Test]
    public void Keeps_the_order_of_the_kinds() =>
        Assert.That(
            Kinds.Catalogue,
            Is.EqualTo(new KubernetesKind[] { Kinds.Widget, Kinds.Zone, Kinds.Route, Kinds.Secret })
        );

    [Test]
    public void Finds_a_kind_by_group_and_name()
    {
        var isFound = Kinds.Catalogue.TryGet("gateway.networking.k8s.io", "HTTPRoute", out var kind);
        Assert.That(isFound, Is.True);
        Assert.That(kind, Is.SameAs(Kinds.Route));
    }

    [TestCase("", "HTTPRoute")]
    [TestCase("gateway.networking.k8s.io", "httproute")]
    [TestCase("gateway.networking.k8s.io", "Widget")]
    public void Finds_nothing_when_group_or_name_differ(string group, string kind) =>
        Assert.That(Kinds.Catalogue.TryGet(group, kind, out _), Is.False);

    [Test]
    public void Names_kinds_as_the_API_does()
    {
        Assert.That(Kinds.Route.ApiVersion, Is.EqualTo("gateway.networking.k8s.io/v1"));
        Assert.That(Kinds.Secret.ApiVersion, Is.EqualTo("v1"));
        Assert.That(Kinds.Route.ToString(), Is.EqualTo("httproutes.gateway.networking.k8s.io"));
        Assert.That(Kinds.Secret.ToString(), Is.EqualTo("secrets"));
    }

    [Test]
    public void Refuses_a_kind_when_it_is_registered_twice()
    {
        var other = new KubernetesKind<Route>(() => RowJson.Default.Route)
        {
            Group = "example.com",
            Versions = ["v1"],
            Kind = "Widget",
            Plural = "widgets",
        };
        Assert.That(() => new KindCatalogue(Kinds.Widget, other), Throws.ArgumentException);
    }

    [Test]
    public void Refuses_a_kind_when_another_one_has_its_rows()
    {
        var other = new KubernetesKind<Widget>(() => RowJson.Default.Widget)
        {
            Versions = ["v1"],
            Kind = "Gadget",
            Plural = "gadgets",
        };
        Assert.That(() => new KindCatalogue(Kinds.Widget, other), Throws.ArgumentException);
    }

    [Test]
    public void Refuses_a_kind_when_it_has_no_version()
    {
        var kind = new KubernetesKind<Widget>(() => RowJson.Default.Widget)
        {
            Versions = [],
            Kind = "Widget",
            Plural = "widgets",
        };
        Assert.That(() => new KindCatalogue(kind), Throws.ArgumentException);
    }

    [Test]
    public async Task Creates_a_source_for_every_kind()
    {
        await using var engine = new KrtEngine();
        var sources = Kinds.Catalogue.CreateSources(engine.Root);
        Assert.That(sources.Select(binding => binding.Kind), Is.EqualTo(Kinds.Catalogue));
        Assert.That(sources.Select(binding => binding.Source.IsSynced), Has.All.False);
        Assert.That(sources.Of<Route>(), Is.SameAs(sources[2].Source));
        Assert.That(sources.Of<Route>().Name, Is.EqualTo("httproutes.gateway.networking.k8s.io"));
    }

    [Test]
    public async Task Binds_a_kind_to_a_given_collection()
    {
        await using var engine = new KrtEngine();
        var source = engine.Root.Source<NamespacedName, Widget>();
        var sources = new KindSources(Kinds.Widget.Bind(source));
        Assert.That(sources.Of<Widget>(), Is.SameAs(source));
        Assert.That(sources.Catalogue, Is.EqualTo(new[] { Kinds.Widget }));
        Assert.That(() => sources.Of<Route>(), Throws.InstanceOf<KeyNotFoundException>());
    }
}
