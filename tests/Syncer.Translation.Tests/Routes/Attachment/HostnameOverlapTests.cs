// SPDX-License-Identifier: Apache-2.0

using Syncer.Translation.Routes.Attachment;

namespace Syncer.Translation.Tests.Routes.Attachment;

public sealed class HostnameOverlapTests
{
    [TestCase("a.com", "a.com", true)]
    [TestCase("a.com", "b.com", false)]
    [TestCase("*", "a.com", true)]
    [TestCase("*", "*.a.com", true)]
    [TestCase("*.a.com", "x.a.com", true)]
    [TestCase("*.a.com", "x.y.a.com", true)]
    [TestCase("*.a.com", "a.com", false)]
    [TestCase("*.a.com", "ba.com", false)]
    [TestCase("*.a.com", "*.b.a.com", true)]
    [TestCase("*.a.com", "*.b.com", false)]
    [TestCase("*.a.com", "*.a.com", true)]
    [TestCase("A.com", "a.com", false)]
    public void Answers_the_same_in_both_directions(string first, string second, bool overlaps)
    {
        Assert.That(HostnameOverlap.Overlaps(first, second), Is.EqualTo(overlaps));
        Assert.That(HostnameOverlap.Overlaps(second, first), Is.EqualTo(overlaps));
    }
}
