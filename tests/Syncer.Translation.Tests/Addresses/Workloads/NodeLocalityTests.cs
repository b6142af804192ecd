// SPDX-License-Identifier: Apache-2.0

using Syncer.Protos.Workloads;
using Syncer.Translation.Addresses.Workloads;
using static Syncer.Translation.Tests.Addresses.CoreObjects;

namespace Syncer.Translation.Tests.Addresses.Workloads;

public sealed class NodeLocalityTests
{
    [TestCase(
        "topology.kubernetes.io/region=r,topology.kubernetes.io/zone=z,topology.istio.io/subzone=s",
        "r",
        "z",
        "s"
    )]
    [TestCase("topology.kubernetes.io/zone=z,other=x", "", "z", "")]
    public void Reads_the_place_from_labels(string labels, string region, string zone, string subzone) =>
        Assert.That(
            NodeLocality.Translate(Node("n1", labels)),
            Is.EqualTo(
                new Locality
                {
                    Region = region,
                    Zone = zone,
                    Subzone = subzone,
                }
            )
        );

    [TestCase("")]
    [TestCase("failure-domain.beta.kubernetes.io/zone=z")]
    [TestCase("topology.kubernetes.io/region=,topology.kubernetes.io/zone=")]
    public void Knows_no_place_when_labels_are_missing_or_empty(string labels) =>
        Assert.That(NodeLocality.Translate(Node("n1", labels)), Is.Null);
}
