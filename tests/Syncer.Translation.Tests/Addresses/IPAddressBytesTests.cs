// SPDX-License-Identifier: Apache-2.0

using Syncer.Translation.Addresses;

namespace Syncer.Translation.Tests.Addresses;

public sealed class IPAddressBytesTests
{
    [TestCase("10.1.2.3", "0A010203")]
    [TestCase("0.0.0.0", "00000000")]
    [TestCase("fd00::1", "FD000000000000000000000000000001")]
    [TestCase("FD00:0:0:0:0:0:0:1", "FD000000000000000000000000000001")]
    [TestCase("::ffff:10.1.2.3", "00000000000000000000FFFF0A010203")]
    public void Reads_bytes_when_text_is_an_address(string text, string bytes)
    {
        Assert.That(IPAddressBytes.TryParse(text, out var read));
        Assert.That(Convert.ToHexString(read.Span), Is.EqualTo(bytes));
    }

    [TestCase("")]
    [TestCase("None")]
    [TestCase("10.1.2")]
    [TestCase("10.1.2.3.4")]
    [TestCase("10.1.2.256")]
    [TestCase("010.1.2.3")]
    [TestCase("0x0a.1.2.3")]
    [TestCase("167838211")]
    [TestCase(" 10.1.2.3")]
    [TestCase("10.1.2.3/32")]
    [TestCase("fe80::1%eth0")]
    [TestCase("[fd00::1]")]
    [TestCase("[fd00::1]:80")]
    [TestCase("fd00::1/128")]
    [TestCase("web.example")]
    public void Refuses_text_when_it_is_no_plain_address(string text) =>
        Assert.That(IPAddressBytes.TryParse(text, out _), Is.False);

    [TestCase("10.1.2.3", "0A010203", null)]
    [TestCase("10.1.2.3/32", "0A010203", 32)]
    [TestCase("10.1.255.255/20", "0A01F000", 20)]
    [TestCase("10.1.2.3/0", "00000000", 0)]
    [TestCase("fd00::ffff/113", "FD000000000000000000000000008000", 113)]
    public void Reads_the_first_address_of_a_range(string text, string bytes, int? length)
    {
        Assert.That(IPAddressBytes.TryParseRange(text, out var read, out var prefixLength));
        Assert.That(Convert.ToHexString(read.Span), Is.EqualTo(bytes));
        Assert.That(prefixLength, Is.EqualTo((uint?)length));
    }

    [TestCase("")]
    [TestCase("/24")]
    [TestCase("10.1.2.3/")]
    [TestCase("10.1.2.3/33")]
    [TestCase("10.1.2.3/+1")]
    [TestCase("10.1.2.3/-1")]
    [TestCase("10.1.2.3/24/1")]
    [TestCase("fd00::/129")]
    [TestCase("10.1.2/24")]
    public void Refuses_text_that_is_no_range(string text) =>
        Assert.That(IPAddressBytes.TryParseRange(text, out _, out _), Is.False);

    [Test]
    public void Reads_nothing_when_one_of_several_is_no_address()
    {
        Assert.That(IPAddressBytes.ParseAll(["10.1.2.3", "nonsense"]), Is.Null);
        Assert.That(IPAddressBytes.ParseAll(["10.1.2.3", "fd00::1"]), Has.Count.EqualTo(2));
        Assert.That(IPAddressBytes.ParseAll([]), Is.Empty);
    }
}
