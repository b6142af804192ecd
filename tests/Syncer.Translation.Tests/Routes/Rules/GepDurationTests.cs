// SPDX-License-Identifier: Apache-2.0

using Google.Protobuf.WellKnownTypes;
using Syncer.Translation.Routes.Rules;

namespace Syncer.Translation.Tests.Routes.Rules;

public sealed class GepDurationTests
{
    [TestCase("0", 0, 0)]
    [TestCase("0s", 0, 0)]
    [TestCase("10s", 10, 0)]
    [TestCase("1m30s", 90, 0)]
    [TestCase("500ms", 0, 500_000_000)]
    [TestCase("1500ms", 1, 500_000_000)]
    [TestCase("1h2m3s4ms", 3723, 4_000_000)]
    [TestCase("5s10s", 15, 0)]
    [TestCase("99999h", 359_996_400, 0)]
    public void Reads_a_duration(string text, long seconds, int nanos)
    {
        Assert.That(GepDuration.TryParse(text, out var duration), Is.True);
        Assert.That(duration, Is.EqualTo(new Duration { Seconds = seconds, Nanos = nanos }));
    }

    [TestCase("")]
    [TestCase("10")]
    [TestCase("s")]
    [TestCase("-1s")]
    [TestCase("1.5s")]
    [TestCase("1d")]
    [TestCase("1us")]
    [TestCase("100000s")]
    [TestCase("99999999999999999999s")]
    [TestCase("1s ")]
    [TestCase("1s1s1s1s1s")]
    [TestCase("١s")]
    public void Refuses_what_is_no_duration(string text) => Assert.That(GepDuration.TryParse(text, out _), Is.False);
}
