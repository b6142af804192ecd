// SPDX-License-Identifier: Apache-2.0

using Krt;
using Syncer.Translation.Rows;

namespace Syncer.Translation.Tests.Rows;

public sealed class LabelSelectorSpecTests
{
    private static LabelSelector? Parse(string key, string @operator, params string[] values) =>
        new LabelSelectorSpec
        {
            MatchExpressions =
            [
                new()
                {
                    Key = key,
                    Operator = @operator,
                    Values = [.. values],
                },
            ],
        }.ToSelector();

    [TestCase("app", true)]
    [TestCase("App_1.x", true)]
    [TestCase("example.com/app", true)]
    [TestCase("", false)]
    [TestCase("/app", false)]
    [TestCase("example.com/", false)]
    [TestCase("Example.com/app", false)]
    [TestCase("example..com/app", false)]
    [TestCase("a/b/c", false)]
    [TestCase("app-", false)]
    [TestCase("a b", false)]
    public void Checks_names(string key, bool valid) =>
        Assert.That(Parse(key, "Exists") is not null, Is.EqualTo(valid));

    [TestCase("", true)]
    [TestCase("v1.2_3-x", true)]
    [TestCase("-x", false)]
    [TestCase("a/b", false)]
    public void Checks_values(string value, bool valid)
    {
        Assert.That(Parse("app", "In", value) is not null, Is.EqualTo(valid));
        var equality = new LabelSelectorSpec { MatchLabels = LabelSet.From("app", value) };
        Assert.That(equality.ToSelector() is not null, Is.EqualTo(valid));
    }

    [Test]
    public void Checks_lengths()
    {
        var longest = new string('a', 63);
        Assert.That(Parse(longest, "In", longest), Is.Not.Null);
        Assert.That(Parse(longest + "a", "Exists"), Is.Null);
        Assert.That(Parse("app", "In", longest + "a"), Is.Null);
    }

    [Test]
    public void Checks_the_number_of_values()
    {
        Assert.That(Parse("app", "In"), Is.Null);
        Assert.That(Parse("app", "NotIn"), Is.Null);
        Assert.That(Parse("app", "Exists", "x"), Is.Null);
        Assert.That(Parse("app", "DoesNotExist", "x"), Is.Null);
    }

    [Test]
    public void Requires_everything()
    {
        var selector = new LabelSelectorSpec
        {
            MatchLabels = LabelSet.From("team", "red"),
            MatchExpressions =
            [
                new()
                {
                    Key = "tier",
                    Operator = "NotIn",
                    Values = ["test"],
                },
            ],
        }.ToSelector()!;
        Assert.That(selector.Matches(LabelSet.From("team", "red")), Is.True);
        Assert.That(selector.Matches(LabelSet.From([new("team", "red"), new("tier", "test")])), Is.False);
        Assert.That(selector.Matches(LabelSet.From("tier", "live")), Is.False);
    }
}
