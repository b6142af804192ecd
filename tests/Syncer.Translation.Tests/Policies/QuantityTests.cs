// SPDX-License-Identifier: Apache-2.0

using Syncer.Translation.Rows.Values;

namespace Syncer.Translation.Tests.Policies;

public sealed class QuantityTests
{
    [TestCase("0", 0u)]
    [TestCase("8192", 8192u)]
    [TestCase("4Ki", 4096u)]
    [TestCase("1.5Ki", 1536u)]
    [TestCase("2M", 2_000_000u)]
    [TestCase("1e3", 1000u)]
    [TestCase("1E3", 1000u)]
    [TestCase("1500m", 2u)]
    [TestCase("1u", 1u)]
    [TestCase("-1", 0u)]
    [TestCase("4294967295", uint.MaxValue)]
    [TestCase("4294967296", uint.MaxValue)]
    [TestCase("1E", uint.MaxValue)]
    [TestCase("99999999999999999999999999", uint.MaxValue)]
    public void Is_a_number_of_bytes(string text, uint bytes)
    {
        Assert.That(new Quantity(text).TryGetBytes(out var found), Is.True);
        Assert.That(found, Is.EqualTo(bytes));
    }

    [TestCase("")]
    [TestCase("odd")]
    [TestCase("Ki")]
    [TestCase("1KiB")]
    [TestCase("1 Ki")]
    [TestCase("1,5")]
    [TestCase("1eKi")]
    [TestCase("--1")]
    [TestCase("NaN")]
    public void Is_no_quantity(string text) => Assert.That(new Quantity(text).TryGetBytes(out _), Is.False);
}
