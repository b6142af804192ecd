// SPDX-License-Identifier: Apache-2.0

using static Syncer.Translation.Tests.Addresses.IstioObjects;
using MeshConfiguration = Syncer.Translation.Addresses.Mesh.MeshConfig;

namespace Syncer.Translation.Tests.Addresses.Mesh;

public sealed class MeshConfigTests
{
    [TestCase("trustDomain: mesh.example", "mesh.example")]
    [TestCase(
        "a: [1, {b: 2}]\ndefaultConfig:\n  trustDomain: not-this-one\ntrustDomain: 'mesh.example'\n",
        "mesh.example"
    )]
    [TestCase("{\"trustDomain\":\"mesh.example\"}", "mesh.example")]
    [TestCase("trustDomain: cluster.local", null)]
    [TestCase("trustDomain:", null)]
    [TestCase("trustDomain: [a]", null)]
    [TestCase("defaultConfig: {trustDomain: a}", null)]
    [TestCase("? [a]\n: b\ntrustDomain: mesh.example\n", "mesh.example")]
    [TestCase("", null)]
    [TestCase("- a", null)]
    [TestCase("a: [", null)]
    [TestCase("\t", null)]
    [TestCase("&a [*a]: b", null)]
    public void Finds_the_trust_domain_of_the_mesh(string yaml, string? expected) =>
        Assert.That(MeshConfiguration.TrustDomainOf(MeshConfig(yaml)), Is.EqualTo(expected));

    [TestCase("default", "istio")]
    [TestCase("", "istio")]
    [TestCase("canary", "istio-canary")]
    public void Is_named_after_the_revision(string revision, string name) =>
        Assert.That(MeshConfiguration.NameOf(revision), Is.EqualTo(name));

    [Test]
    public async Task Follows_the_ConfigMap_of_the_revision()
    {
        await using var rig = new AddressRig(new() { IstioIntegration = true, IstioRevision = "canary" });
        rig.Pods.Set(CoreObjects.Pod("web"));
        var config = MeshConfig("trustDomain: mesh.example");
        rig.ConfigMaps.Set(config);
        Assert.That(rig.WorkloadOf("web").TrustDomain, Is.Empty);
        rig.ConfigMaps.Set(config with { Metadata = config.Metadata with { Name = "istio-canary" } });
        Assert.That(rig.WorkloadOf("web").TrustDomain, Is.EqualTo("mesh.example"));
    }
}
