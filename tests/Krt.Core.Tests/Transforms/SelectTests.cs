// SPDX-License-Identifier: Apache-2.0

namespace Krt.Core.Tests.Transforms;

public sealed class SelectTests : EngineFixture
{
    [Test]
    public void Adds_updates_and_deletes_a_row_when_its_input_does()
    {
        var pods = Engine.Root.Source<NamespacedName, Pod>();
        var ips = Record(pods.Select((_, pod) => pod.Ip is null ? null : new Named(pod.Key.Name, pod.Ip)));

        pods.Set(Pod.Of("a"));
        Assert.That(ips.TakeChanges(), Is.Empty);
        pods.Set(Pod.Of("a", "1.1.1.1"));
        Assert.That(ips.TakeChanges(), Is.EqualTo(["Add default/a"]));
        pods.Set(Pod.Of("a", "1.1.1.2"));
        Assert.That(ips.TakeChanges(), Is.EqualTo(["Update default/a"]));
        pods.Remove(new("default", "a"));
        Assert.That(ips.TakeChanges(), Is.EqualTo(["Delete default/a"]));
        Assert.That(ips.Violation, Is.Null);
    }

    [Test]
    public void Reports_nothing_when_the_result_is_equal()
    {
        var pods = Engine.Root.Source<NamespacedName, Pod>();
        var names = Record(pods.Select((_, pod) => new Named(pod.Key.Name, "")));

        pods.Set(Pod.Of("a"));
        names.TakeChanges();
        pods.Set(Pod.Of("a", "1.1.1.1"));

        Assert.That(names.TakeChanges(), Is.Empty);
    }

    [Test]
    public void Deletes_and_adds_when_the_output_key_changes()
    {
        var rows = Engine.Root.Source<string, Named>();
        var byValue = Record(rows.Select((_, row) => row, row => row.Value));

        rows.Set(new("a", "x"));
        byValue.TakeChanges();
        rows.Set(new("a", "y"));

        Assert.That(byValue.Sets, Has.Count.EqualTo(1));
        Assert.That(byValue.TakeChanges(), Is.EqualTo(["Add y", "Delete x"]));
    }

    [Test, Scenario("B8.1", "B8.2")]
    public async Task Fails_row_by_row_and_heals_when_a_dependency_changes()
    {
        var rows = Engine.Root.Source<string, Named>();
        var others = Engine.Root.Source<string, Named>();
        var numbers = Record(
            rows.Select(
                (context, row) =>
                    new Named(row.Key, $"{int.Parse(context.Get(others, row.Value)?.Value ?? "0", null)}"),
                new CollectionOptions<string, Named> { Name = "numbers" }
            )
        );
        others.Set(new("bad", "not a number"));

        await Engine.CommitAsync(transaction =>
            transaction.Reset(rows, [new("a", "good"), new("b", "bad"), new("c", "good")])
        );
        Assert.That(numbers.State.Keys.Order(), Is.EqualTo(["a", "c"]));
        Assert.That(Log.Entries.Single(), Does.Contain("TransformFailed: Transform of numbers failed for b"));
        others.Set(new("bad", "5"));
        Assert.That(numbers.State["b"].Value, Is.EqualTo("5"));
    }

    [Test, Scenario("B8.1")]
    public void Keeps_the_last_row_when_the_transform_throws_and_heals_afterwards()
    {
        var rows = Engine.Root.Source<string, Named>();
        var lengths = Record(
            rows.Select(
                (_, row) => row.Value == "bad" ? throw new FormatException("no") : new Named(row.Key, row.Value)
            )
        );

        rows.Set(new("a", "1"));
        rows.Set(new("b", "1"));
        rows.Set(new("a", "bad"));
        Assert.That(lengths.State["a"].Value, Is.EqualTo("1"));
        Assert.That(Log.Entries, Has.Some.Contains("TransformFailed").And.Some.Contains("for a"));
        rows.Set(new("b", "2"));
        Assert.That(lengths.State["b"].Value, Is.EqualTo("2"));
        rows.Set(new("a", "3"));
        Assert.That(lengths.State["a"].Value, Is.EqualTo("3"));
    }

    [Test]
    public async Task Removes_the_row_of_a_throwing_transform_when_the_policy_says_so()
    {
        await using var engine = new KrtEngine(
            new KrtEngineOptions { Mode = PropagationMode.Inline, Errors = TransformErrorPolicy.Remove }
        );
        var rows = engine.Root.Source<string, Named>();
        var copies = rows.Select((_, row) => row.Value == "bad" ? throw new FormatException("no") : row);

        rows.Set(new("a", "1"));
        rows.Set(new("a", "bad"));

        Assert.That(copies.Snapshot, Is.Empty);
    }
}
