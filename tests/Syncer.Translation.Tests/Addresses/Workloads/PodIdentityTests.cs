// SPDX-License-Identifier: Apache-2.0

using Syncer.Translation.Addresses.Workloads;
using Syncer.Translation.Rows.Core;
using static Syncer.Translation.Tests.Addresses.CoreObjects;

namespace Syncer.Translation.Tests.Addresses.Workloads;

public sealed class PodIdentityTests
{
    [TestCase("ReplicaSet", "web-5d4f", "pod-template-hash=5d4f", "web")]
    [TestCase("ReplicaSet", "web-5d4f", "rollouts-pod-template-hash=5d4f", "web")]
    [TestCase("ReplicaSet", "web-5d4f", "pod-template-hash=other", "web-5d4f")]
    [TestCase("ReplicaSet", "web-5d4f", "pod-template-hash=", "web-5d4f")]
    [TestCase("ReplicaSet", "web-5d4f", "", "web-5d4f")]
    [TestCase("ReplicationController", "web-3", "deploymentconfig=web", "web")]
    [TestCase("ReplicationController", "web-3", "", "web-3")]
    [TestCase("Job", "backup-27890123", "", "backup")]
    [TestCase("Job", "backup-2789012345", "", "backup")]
    [TestCase("Job", "backup-1234567", "", "backup-1234567")]
    [TestCase("Job", "backup-12345678901", "", "backup-12345678901")]
    [TestCase("Job", "backup", "", "backup")]
    [TestCase("StatefulSet", "db", "", "db")]
    [TestCase("DaemonSet", "log-27890123", "", "log-27890123")]
    [TestCase("ReplicaSet", "web-5d4f", "pod-template-hash=5d4f,service.istio.io/workload-name=shop", "shop")]
    [TestCase("ReplicaSet", "web-5d4f", "pod-template-hash=5d4f,service.istio.io/workload-name=", "web")]
    public void Is_named_after_its_owner(string kind, string owner, string labels, string expected) =>
        Assert.That(PodIdentity.WorkloadName(Owned(kind, owner, labels)), Is.EqualTo(expected));

    [Test]
    public void Is_named_after_itself_when_no_controller_made_it()
    {
        var owned = Owned("StatefulSet", "db", "");
        Assert.That(PodIdentity.WorkloadName(Pod("alone")), Is.EqualTo("alone"));
        Assert.That(
            PodIdentity.WorkloadName(owned with { Metadata = owned.Metadata with { GenerateName = "" } }),
            Is.EqualTo("pod-x")
        );
        Assert.That(
            PodIdentity.WorkloadName(
                owned with
                {
                    Metadata = owned.Metadata with { OwnerReferences = [new() { Kind = "StatefulSet", Name = "db" }] },
                }
            ),
            Is.EqualTo("pod-x")
        );
    }

    private static Pod Owned(string kind, string owner, string labels) =>
        new()
        {
            Metadata = Metadata("pod-x", labels) with
            {
                GenerateName = "pod-",
                OwnerReferences =
                [
                    new() { Kind = "Other", Name = "ignored" },
                    new()
                    {
                        Kind = kind,
                        Name = owner,
                        Controller = true,
                    },
                ],
            },
        };
}
