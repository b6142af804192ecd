// SPDX-License-Identifier: Apache-2.0

using Syncer.Translation.Addresses.Workloads;
using static Syncer.Translation.Tests.Addresses.CoreObjects;

namespace Syncer.Translation.Tests.Addresses.Workloads;

public sealed class CanonicalLabelsTests
{
    [TestCase("", "fallback")]
    [TestCase("app=a", "a")]
    [TestCase("app=a,app.kubernetes.io/name=b", "b")]
    [TestCase("app=a,app.kubernetes.io/name=b,service.istio.io/canonical-name=c", "c")]
    [TestCase("app=a,app.kubernetes.io/name=", "")]
    public void Has_the_canonical_name_of_the_first_label_present(string labels, string expected) =>
        Assert.That(CanonicalLabels.Name(Labels(labels), "fallback"), Is.EqualTo(expected));

    [TestCase("", "latest")]
    [TestCase("version=a", "a")]
    [TestCase("version=a,app.kubernetes.io/version=b", "b")]
    [TestCase("version=a,app.kubernetes.io/version=b,service.istio.io/canonical-revision=c", "c")]
    [TestCase("version=a,service.istio.io/canonical-revision=", "")]
    public void Has_the_canonical_revision_of_the_first_label_present(string labels, string expected) =>
        Assert.That(CanonicalLabels.Revision(Labels(labels)), Is.EqualTo(expected));
}
