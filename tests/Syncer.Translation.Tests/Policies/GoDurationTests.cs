// SPDX-License-Identifier: Apache-2.0

using FsCheck;
using FsCheck.Fluent;
using Syncer.Translation.Policies.Fields;
using NUnitProperty = FsCheck.NUnit.PropertyAttribute;

namespace Syncer.Translation.Tests.Policies;

public sealed class GoDurationTests
{
    [TestCase("0", 0, 0)]
    [TestCase("-0", 0, 0)]
    [TestCase("5s", 5, 0)]
    [TestCase("1h2m3s4ms", 3723, 4_000_000)]
    [TestCase("1.5h", 5400, 0)]
    [TestCase(".5s", 0, 500_000_000)]
    [TestCase("5.s", 5, 0)]
    [TestCase("1ns", 0, 1)]
    [TestCase("0.9ns", 0, 0)]
    [TestCase("3us", 0, 3_000)]
    [TestCase("3\u00b5s", 0, 3_000)]
    [TestCase("3\u03bcs", 0, 3_000)]
    [TestCase("-1.5s", -1, -500_000_000)]
    [TestCase("+2m", 120, 0)]
    [TestCase("1s1s", 2, 0)]
    [TestCase("2562047h47m16.854775807s", 9_223_372_036, 854_775_807)]
    public void Reads_what_Go_reads(string text, long seconds, int nanoseconds)
    {
        Assert.That(GoDuration.TryParse(text, out var duration), Is.True);
        Assert.That((duration.Seconds, duration.Nanos), Is.EqualTo((seconds, nanoseconds)));
    }

    [TestCase("")]
    [TestCase("-")]
    [TestCase("5")]
    [TestCase("s")]
    [TestCase(".s")]
    [TestCase("1.2.3s")]
    [TestCase("5 s")]
    [TestCase("5d")]
    [TestCase("5sx")]
    [TestCase("1,5s")]
    [TestCase("\u0665s")]
    [TestCase("2562047h47m16.854775808s")]
    [TestCase("99999999999999999999h")]
    [TestCase("99999999999999999999999999999999999999s")]
    public void Refuses_what_Go_refuses(string text) => Assert.That(GoDuration.TryParse(text, out _), Is.False);

    [NUnitProperty(QuietOnSuccess = true)]
    public Property Reads_every_number_of_nanoseconds(long nanoseconds)
    {
        var isRead = GoDuration.TryParse($"{nanoseconds / 1_000}us{Math.Abs(nanoseconds % 1_000)}ns", out var duration);
        return (isRead && duration.Seconds * 1_000_000_000 + duration.Nanos == nanoseconds)
            .When(nanoseconds != long.MinValue && (nanoseconds is >= 0 or <= -1_000))
            .Label($"{duration}");
    }
}
