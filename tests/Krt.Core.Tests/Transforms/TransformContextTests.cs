// SPDX-License-Identifier: Apache-2.0

namespace Krt.Core.Tests.Transforms;

public sealed class TransformContextTests : EngineFixture
{
    private readonly SourceCollection<NamespacedName, Pod> _pods;
    private readonly SourceCollection<NamespacedName, Service> _services;
    private int _runs;

    public TransformContextTests()
    {
        _pods = Engine.Root.Source<NamespacedName, Pod>();
        _services = Engine.Root.Source<NamespacedName, Service>();
    }

    [Test]
    public void Runs_again_when_a_missing_key_appears_changes_and_goes()
    {
        var seen = Record(
            _services.Select(
                (context, service) =>
                    new Named("pod", context.Get(_pods, new("default", service.Key.Name))?.Ip ?? "none")
            )
        );

        _services.Set(Service.Of("a"));
        Assert.That(seen.State.Values.Single().Value, Is.EqualTo("none"));
        _pods.Set(Pod.Of("a", "1"));
        Assert.That(seen.State.Values.Single().Value, Is.EqualTo("1"));
        _pods.Set(Pod.Of("a", "2"));
        Assert.That(seen.State.Values.Single().Value, Is.EqualTo("2"));
        _pods.Remove(new("default", "a"));
        Assert.That(seen.State.Values.Single().Value, Is.EqualTo("none"));
    }

    [Test]
    public void Runs_again_only_when_presence_changes_for_Exists()
    {
        var seen = CountRuns((context, service) => $"{context.Exists(_pods, service.Key)}");
        _services.Set(Service.Of("a"));
        Assert.That(_runs, Is.EqualTo(1));

        _pods.Set(Pod.Of("a"));
        Assert.That((_runs, seen()), Is.EqualTo((2, "True")));
        _pods.Set(Pod.Of("a", "changed"));
        Assert.That(_runs, Is.EqualTo(2));
        _pods.Remove(new("default", "a"));
        Assert.That((_runs, seen()), Is.EqualTo((3, "False")));
    }

    [Test]
    public void Counts_again_when_a_row_moves_to_another_value_of_the_index()
    {
        var byIp = _pods.IndexMany(pod => pod.Ip?.Split(',') ?? []);
        var seen = CountRuns(
            (context, _) => $"{context.Count(byIp, "1")},{context.Count(byIp, "2", Match<Pod>.Where(_ => true))}"
        );
        _services.Set(Service.Of("a"));
        _pods.Set(Pod.Of("p", "1"));
        Assert.That((_runs, seen()), Is.EqualTo((2, "1,0")));

        _pods.Set(Pod.Of("p", "2"));
        Assert.That((_runs, seen()), Is.EqualTo((3, "0,1")));
        _pods.Set(Pod.Of("p", "2,3"));
        Assert.That((_runs, seen()), Is.EqualTo((3, "0,1")));
        _pods.Set(Pod.Of("p", "1,2"));
        Assert.That((_runs, seen()), Is.EqualTo((4, "1,1")));
    }

    [Test]
    public void Runs_again_only_for_rows_that_enter_leave_or_change_within_a_label_match()
    {
        var seen = CountRuns(
            (context, service) => $"{context.Fetch(_pods, Match<Pod>.Labels(service.Selector)).Count}"
        );
        _services.Set(Service.Of("a", app: "x"));

        _pods.Set(Pod.Of("1", app: "x"));
        Assert.That((_runs, seen()), Is.EqualTo((2, "1")));
        _pods.Set(Pod.Of("2", app: "y"));
        Assert.That((_runs, seen()), Is.EqualTo((2, "1")));
        _pods.Set(Pod.Of("2", app: "x"));
        Assert.That((_runs, seen()), Is.EqualTo((3, "2")));
        _pods.Set(Pod.Of("1", app: "z"));
        Assert.That((_runs, seen()), Is.EqualTo((4, "1")));
        _pods.Remove(new("default", "1"));
        Assert.That(_runs, Is.EqualTo(4));
    }

    [Test]
    public void Runs_again_only_for_selectors_that_hit_the_labels()
    {
        var runs = 0;
        var byNamespace = _services.Index(service => service.Key.Namespace);
        var seen = Record(
            _pods.Select(
                (context, pod) =>
                {
                    runs++;
                    var hits = context.Fetch(byNamespace, pod.Key.Namespace, Match<Service>.Selects(pod.Labels, false));
                    return new Named(pod.Key.Name, string.Join(',', hits.Select(service => service.Key.Name).Order()));
                }
            )
        );
        _pods.Set(Pod.Of("1", app: "x"));
        _pods.Set(Pod.Of("2", app: "y"));
        runs = 0;

        _services.Set(Service.Of("a", app: "x"));
        Assert.That((runs, seen.State[new("default", "1")].Value), Is.EqualTo((1, "a")));
        _services.Set(Service.Of("b"));
        _services.Set(Service.Of("other", app: "x", ns: "elsewhere"));
        Assert.That(runs, Is.EqualTo(1));
        _services.Set(Service.Of("a", app: "y"));
        Assert.That(runs, Is.EqualTo(3));
        Assert.That(seen.State[new("default", "2")].Value, Is.EqualTo("a"));
    }

    [TestCase(true, "a,b")]
    [TestCase(false, "a")]
    public void Finds_selectors_without_an_index(bool emptyMatches, string expected)
    {
        var seen = Record(
            _pods.Select(
                (context, pod) =>
                    new Named(
                        pod.Key.Name,
                        string.Join(
                            ',',
                            context
                                .Fetch(_services, Match<Service>.Selects(pod.Labels, emptyMatches))
                                .Select(service => service.Key.Name)
                                .Order()
                        )
                    )
            )
        );
        _pods.Set(Pod.Of("1", app: "x"));
        _services.Set(Service.Of("a", app: "x"));
        _services.Set(Service.Of("b"));
        _services.Set(Service.Of("c", app: "y"));

        Assert.That(seen.State.Values.Single().Value, Is.EqualTo(expected));
    }

    [Test]
    public void Finds_no_row_for_no_keys_and_every_row_without_a_match()
    {
        var seen = CountRuns(
            (context, _) =>
                $"{context.Fetch(_pods, Match<Pod>.Keys<NamespacedName>()).Count} {context.Fetch(_pods).Count}"
        );
        _pods.Set(Pod.Of("1"));
        _pods.Set(Pod.Of("2"));
        _services.Set(Service.Of("a"));

        Assert.That(seen(), Is.EqualTo("0 2"));
    }

    [Test, Scenario("B4.7")]
    public void Follows_a_key_that_changes_from_run_to_run()
    {
        var seen = CountRuns(
            (context, service) => context.Get(_pods, new("default", service.Selector.ToString()))?.Ip ?? "-"
        );
        _services.Set(Service.Of("a", app: "1"));
        _pods.Set(Pod.Of("app=1", "one"));
        _pods.Set(Pod.Of("app=2", "two"));
        Assert.That((_runs, seen()), Is.EqualTo((2, "one")));
        _services.Set(Service.Of("a", app: "2"));
        Assert.That((_runs, seen()), Is.EqualTo((3, "two")));

        _pods.Set(Pod.Of("app=1", "one again"));
        Assert.That(_runs, Is.EqualTo(3));
        _pods.Remove(new("default", "app=2"));
        Assert.That((_runs, seen()), Is.EqualTo((4, "-")));
    }

    [Test]
    public void Lifts_the_reader_above_a_taller_collection_it_reads_first_in_mid_epoch()
    {
        var tall = _pods.Select((_, pod) => pod).Select((_, pod) => pod).Select((_, pod) => pod);
        var seen = Record(
            _services.Select(
                (context, service) =>
                {
                    _runs++;
                    return new Named(service.Key.Name, context.Get(tall, service.Key)?.Ip ?? "none");
                }
            )
        );
        _pods.Set(Pod.Of("a", "0"));
        _services.Set(Service.Of("a"));
        seen.TakeChanges();

        for (var i = 1; i <= 3; i++)
        {
            _pods.Set(Pod.Of("a", $"{i}"));
            Assert.That(seen.State.Values.Single().Value, Is.EqualTo($"{i}"));
            Assert.That(seen.TakeChanges(), Is.EqualTo(["Update default/a"]));
        }
    }

    [Test, Scenario("B4.11")]
    public void Names_the_path_when_collections_read_each_other()
    {
        IKrtCollection<NamespacedName, Named>? second = null;
        var first = _pods.Select(
            (context, pod) => new Named("first", context.Get(second!, pod.Key)?.Value ?? ""),
            new() { Name = "first" }
        );
        second = first.Select((_, row) => row, new() { Name = "second" });

        _pods.Set(Pod.Of("a"));

        Assert.That(Log.Entries, Has.Some.Contains("in a cycle: first > second > first"));
    }

    [Test, Scenario("B7.2", "B7.3")]
    public void Waits_for_an_unsynced_collection_row_by_row()
    {
        _pods.Set(Pod.Of("1"));
        _pods.Set(Pod.Of("2", "x"));
        var late = Engine.Root.Source<string, Named>(new() { StartSynced = false });
        var seen = _pods.Select(
            (context, pod) =>
                new Named(pod.Key.Name, pod.Ip is null ? "early" : context.Get(late, pod.Ip)?.Value ?? "none")
        );
        var recorder = Record(seen);

        Assert.That(recorder.State.Keys.Select(key => key.Name), Is.EqualTo(["1"]));
        Assert.That(seen.IsSynced, Is.False);
        late.Set(new("x", "there"));
        late.MarkSynced();

        Assert.That(recorder.State, Has.Count.EqualTo(2));
        Assert.That(seen.IsSynced, Is.True);
        Assert.That(recorder.Sets[^1].IsSynced, Is.True);

        // Another one, long after the start: the row that reads it waits with what it had, the other goes on.
        var later = Engine.Root.Source<string, Named>(new() { StartSynced = false });
        late = later;
        _pods.Set(Pod.Of("2", "y"));
        _pods.Set(Pod.Of("3"));
        Assert.That((recorder.State.Count, seen.IsSynced), Is.EqualTo((3, true)));
        Assert.That(recorder.State[new("default", "2")].Value, Is.EqualTo("there"));
        later.MarkSynced();
        Assert.That(recorder.State[new("default", "2")].Value, Is.EqualTo("none"));
    }

    [Test]
    public void Cannot_be_used_after_its_run()
    {
        TransformContext? leaked = null;
        _ = _pods.Select(
            (context, pod) =>
            {
                leaked = context;
                return pod;
            }
        );
        _pods.Set(Pod.Of("a"));

        Assert.That(() => leaked!.Get(_pods, new("default", "a")), Throws.InvalidOperationException);
    }

    private Func<string> CountRuns(Func<TransformContext, Service, string> transform)
    {
        var rows = _services.Select(
            (context, service) =>
            {
                _runs++;
                return new Named(service.Key.Name, transform(context, service));
            }
        );
        return () => rows.Snapshot.Values.Single().Value;
    }
}
