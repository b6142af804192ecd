// SPDX-License-Identifier: Apache-2.0

namespace Krt.Core.Tests.Scenarios;

public sealed class DerivedScenarios : EngineFixture
{
    private readonly SourceCollection<NamespacedName, Pod> _pods;
    private readonly SourceCollection<NamespacedName, Service> _services;

    public DerivedScenarios()
    {
        _pods = Engine.Root.Source<NamespacedName, Pod>();
        _services = Engine.Root.Source<NamespacedName, Service>();
    }

    [Test, Scenario("A1.1")]
    public void Row_exists_while_its_transform_gives_one()
    {
        var ips = _pods.Select((_, pod) => pod.Ip is null ? null : new Named(pod.Key.Name, pod.Ip));
        var early = Record(ips);
        _pods.Set(Pod.Of("a"));
        Assert.That(early.TakeChanges(), Is.Empty);
        _pods.Set(Pod.Of("a", "1"));
        Assert.That(early.TakeChanges(), Is.EqualTo(["Add default/a"]));
        _pods.Set(Pod.Of("a", "2"));
        Assert.That(early.TakeChanges(), Is.EqualTo(["Update default/a"]));
        var late = Record(ips);
        Assert.That(late.TakeChanges(), Is.EqualTo(["Add default/a"]));
        _pods.Remove(new("default", "a"));
        Assert.That(early.TakeChanges(), Is.EqualTo(["Delete default/a"]));
        Assert.That(ips.Snapshot, Is.Empty);
    }

    [Test, Scenario("A1.2", "B7.1")]
    public void Chain_over_existing_rows_is_complete_when_it_is_synced()
    {
        _pods.Set(Pod.Of("a", "1", app: "x"));
        _services.Set(Service.Of("s", app: "x"));
        var simple = _pods.Where(pod => pod.Ip is not null);
        var endpoints = Endpoints(simple);
        var recorder = Record(endpoints);

        Assert.That(endpoints.IsSynced, Is.True);
        Assert.That(recorder.Sets.Single(), Has.Count.EqualTo(1));
        Assert.That((recorder.Sets[0].IsInitial, recorder.Sets[0].IsSynced), Is.EqualTo((true, true)));
        Assert.That(recorder.State[new("default", "s")].Value, Is.EqualTo("1"));
    }

    [Test, Scenario("A1.4")]
    public void Endpoints_follow_pods_and_services()
    {
        var endpoints = Endpoints(_pods.Where(pod => pod.Ip is not null));
        string? Of(string service) => endpoints.TryGet(new("default", service), out var row) ? row.Value : null;

        _pods.Set(Pod.Of("a", app: "x"));
        Assert.That(endpoints.Snapshot, Is.Empty);
        _services.Set(Service.Of("s", app: "x"));
        Assert.That(Of("s"), Is.Empty);
        _pods.Set(Pod.Of("a", "1", app: "x"));
        Assert.That(Of("s"), Is.EqualTo("1"));
        _pods.Set(Pod.Of("a", "2", app: "x"));
        Assert.That(Of("s"), Is.EqualTo("2"));
        _pods.Remove(new("default", "a"));
        Assert.That(Of("s"), Is.Empty);
        _pods.Set(Pod.Of("a", "1", app: "x"));
        _pods.Set(Pod.Of("b", "2", app: "x"));
        Assert.That(Of("s"), Is.EqualTo("1,2"));
    }

    [Test, Scenario("A1.5")]
    public void Collection_that_fetches_a_sibling_by_predicate_is_exact()
    {
        // Each pod's address is its size, its label the size it wants to count.
        var sized = _pods.Select((_, pod) => pod.Ip is null ? null : new Named(pod.Key.Name, pod.Ip));
        var counts = Record(
            _pods.Select(
                (context, pod) =>
                    pod.Labels.TryGetValue("app", out var size)
                        ? new Named(
                            pod.Key.Name,
                            $"{context.Fetch(sized, Match<Named>.Where(row => row.Value == size)).Count}"
                        )
                        : null
            )
        );
        _pods.Set(Pod.Of("counter", app: "large"));
        Assert.That(
            (counts.TakeChanges(), counts.State.Values.Single().Value),
            Is.EqualTo((new[] { "Add default/counter" }, "0"))
        );
        _pods.Set(Pod.Of("1", "large"));
        Assert.That(
            (counts.TakeChanges(), counts.State.Values.Single().Value),
            Is.EqualTo((new[] { "Update default/counter" }, "1"))
        );
        _pods.Set(Pod.Of("2", "small"));
        _pods.Set(Pod.Of("1", "large"));
        Assert.That(counts.TakeChanges(), Is.Empty);
        _pods.Set(Pod.Of("2", "large"));
        Assert.That(counts.State.Values.Single().Value, Is.EqualTo("2"));
        counts.TakeChanges();
        _pods.Set(Pod.Of("3", "large", app: "large"));
        Assert.That(counts.TakeChanges(), Is.EqualTo(["Add default/3", "Update default/counter"]));
        _pods.Set(Pod.Of("3", "small", app: "small"));
        Assert.That(counts.TakeChanges(), Is.EqualTo(["Update default/3", "Update default/counter"]));
        _pods.Remove(new("default", "3"));
        Assert.That(counts.TakeChanges(), Is.EqualTo(["Delete default/3"]));
        _pods.Remove(new("default", "1"));
        Assert.That(counts.TakeChanges(), Is.EqualTo(["Update default/counter"]));
    }

    [Test, Scenario("A1.6")]
    public void Two_label_fetches_of_one_collection_are_exact()
    {
        _services.Set(Service.Of("s"));
        var counts = _services.Select(
            (context, service) => new Named(service.Key.Name, $"{CountApp(context, "x")}/{CountApp(context, "y")}")
        );
        string Counted() => counts.Snapshot.Values.Single().Value;

        _pods.Set(Pod.Of("a", app: "x"));
        Assert.That(Counted(), Is.EqualTo("1/0"));
        _pods.Set(Pod.Of("b", app: "y"));
        Assert.That(Counted(), Is.EqualTo("1/1"));
        _pods.Set(Pod.Of("a", app: "y"));
        Assert.That(Counted(), Is.EqualTo("0/2"));
        _pods.Set(Pod.Of("a"));
        Assert.That(Counted(), Is.EqualTo("0/1"));
        _pods.Remove(new("default", "b"));
        Assert.That(Counted(), Is.EqualTo("0/0"));

        int CountApp(TransformContext context, string app) =>
            context.Fetch(_pods, Match<Pod>.Labels(new LabelSelector(LabelSet.From("app", app)))).Count;
    }

    [Test, Scenario("A1.7", "A1.9")]
    public void Several_reads_of_one_collection_each_trigger()
    {
        var runs = 0;
        _services.Set(Service.Of("s"));
        var seen = _services.Select(
            (context, service) =>
            {
                runs++;
                var keyed =
                    $"{context.Get(_pods, new("default", "a"))?.Ip}{context.Get(_pods, new("default", "b"))?.Ip}";
                return new Named(service.Key.Name, runs < 6 ? keyed : $"{keyed}:{context.Fetch(_pods).Count}");
            }
        );
        string Value() => seen.Snapshot.Values.Single().Value;

        _pods.Set(Pod.Of("a", "1"));
        _pods.Set(Pod.Of("b", "2"));
        Assert.That((runs, Value()), Is.EqualTo((3, "12")));
        _pods.Set(Pod.Of("b", "3"));
        _pods.Set(Pod.Of("other", "4"));
        Assert.That((runs, Value()), Is.EqualTo((4, "13")));
        _pods.Remove(new("default", "a"));
        Assert.That((runs, Value()), Is.EqualTo((5, "3")));
        _pods.Remove(new("default", "b"));
        Assert.That((runs, Value()), Is.EqualTo((6, ":1")));
        _pods.Set(Pod.Of("other", "5"));
        Assert.That(runs, Is.EqualTo(7));
    }

    [Test, Scenario("A1.8", "B4.10")]
    public void Part_count_and_presence_wake_only_when_they_move()
    {
        _services.Set(Service.Of("s"));
        var runs = (Part: 0, Count: 0);
        var parts = Record(
            _services.Select(
                (context, service) =>
                {
                    runs.Part++;
                    return new Named(
                        service.Key.Name,
                        string.Join(',', context.FetchPart(_pods, pod => pod.Labels.ToString()).Order())
                    );
                }
            )
        );
        var labelled = Match<Pod>.Labels(new LabelSelector(LabelSet.From("app", "x")));
        var counts = Record(
            _services.Select(
                (context, service) =>
                {
                    runs.Count++;
                    return new Named(service.Key.Name, $"{context.Count(_pods, labelled)}");
                }
            )
        );
        runs = (0, 0);

        _pods.Set(Pod.Of("a", "1", app: "x"));
        Assert.That(runs, Is.EqualTo((1, 1)));
        _pods.Set(Pod.Of("a", "2", app: "x"));
        Assert.That(runs, Is.EqualTo((1, 1)));
        _pods.Set(Pod.Of("a", "2", app: "y"));
        Assert.That(runs, Is.EqualTo((2, 2)));
        Assert.That(
            (parts.State.Values.Single().Value, counts.State.Values.Single().Value),
            Is.EqualTo(("app=y", "0"))
        );
        parts.TakeChanges();
        _pods.Reset([Pod.Of("b", "2", app: "x")]);
        Assert.That((runs, counts.State.Values.Single().Value), Is.EqualTo(((3, 3), "1")));
        // One leaves the match and another enters it.
        _pods.Reset([Pod.Of("c", "2", app: "x")]);
        Assert.That(runs.Count, Is.EqualTo(3));
    }

    [Test, Scenario("A1.10", "B4.15", "B4.16")]
    public void Keeping_the_previous_output_keeps_the_new_dependencies()
    {
        _services.Set(Service.Of("s"));
        var kept = Record(
            _services.Select(
                (context, service) =>
                {
                    var value = context.Get(_pods, new("default", "a"))?.Ip;
                    if (value is null or "skip")
                        context.KeepPrevious();
                    return value is null ? null : new Named(service.Key.Name, value);
                }
            )
        );
        Assert.That(kept.TakeChanges(), Is.Empty);
        _pods.Set(Pod.Of("a", "1"));
        Assert.That(kept.TakeChanges(), Is.EqualTo(["Add default/s"]));
        _pods.Set(Pod.Of("a", "skip"));
        Assert.That(kept.TakeChanges(), Is.Empty);
        _pods.Remove(new("default", "a"));
        Assert.That(kept.State.Values.Single().Value, Is.EqualTo("1"));
        _pods.Set(Pod.Of("a", "2"));
        Assert.That(kept.TakeChanges(), Is.EqualTo(["Update default/s"]));
    }

    [Test, Scenario("A1.11")]
    public void Metadata_are_those_given_or_for_views_inherited()
    {
        var given = new Dictionary<string, object?> { ["cluster"] = "one" };
        var source = Engine.Root.Source<string, Named>(new() { Metadata = given });
        var index = source.Index(row => row.Value);

        Assert.That(source.Metadata, Is.SameAs(given));
        Assert.That(source.Select((_, row) => row).Metadata, Is.Empty);
        Assert.That(
            source.Select((_, row) => row, new CollectionOptions<string, Named> { Metadata = given }).Metadata,
            Is.SameAs(given)
        );
        Assert.That(source.View(row => row).Metadata, Is.SameAs(given));
        Assert.That(source.View(row => row, new() { Metadata = new Dictionary<string, object?>() }).Metadata, Is.Empty);
        Assert.That(_pods.View(row => row).Metadata, Is.Empty);
        Assert.That(index.AsCollection(new() { Metadata = given }).Metadata, Is.SameAs(given));
        Assert.That(
            Engine.Root.SourceSingleton<Named>(null, new() { Metadata = given }).AsCollection().Metadata,
            Is.SameAs(given)
        );
    }

    private IKrtCollection<NamespacedName, Named> Endpoints(IKrtCollection<NamespacedName, Pod> pods) =>
        _services.Select(
            (context, service) =>
                new Named(
                    service.Key.Name,
                    string.Join(
                        ',',
                        context.Fetch(pods, Match<Pod>.Labels(service.Selector)).Select(pod => pod.Ip).Order()
                    )
                )
        );
}
