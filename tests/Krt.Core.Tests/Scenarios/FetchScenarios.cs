// SPDX-License-Identifier: Apache-2.0

namespace Krt.Core.Tests.Scenarios;

public sealed class FetchScenarios : EngineFixture
{
    private readonly SourceCollection<NamespacedName, Pod> _pods;
    private readonly SourceCollection<NamespacedName, Service> _services;
    private readonly IKrtIndex<string, NamespacedName, Pod> _byIp;
    private int _runs;

    public FetchScenarios()
    {
        _pods = Engine.Root.Source<NamespacedName, Pod>(new() { Name = "pods" });
        _services = Engine.Root.Source<NamespacedName, Service>(new() { Name = "services" });
        _byIp = _pods.IndexMany(pod => pod.Ip?.Split(',') ?? [], "ip");
        _services.Set(Service.Of("s"));
    }

    [Test, Scenario("A3.2", "A3.3", "A3.4", "B4.5", "B5.3")]
    public void Several_index_values_give_each_row_once()
    {
        var seen = CountRuns(
            (context, _) =>
                $"{string.Join(',', context.FetchAny(_byIp, ["1", "2", "1"]).Select(pod => pod.Key.Name).Order())}/"
                + $"{context.Fetch(_byIp, "1", Match<Pod>.Where(pod => pod.Key.Name != "b")).Count}/"
                + $"{context.Count(_byIp, "2")}"
        );
        Assert.That(seen(), Is.EqualTo("/0/0"));
        _pods.Set(Pod.Of("a", "1,2,2"));
        Assert.That(seen(), Is.EqualTo("a/1/1"));
        _pods.Set(Pod.Of("b", "1"));
        Assert.That(seen(), Is.EqualTo("a,b/1/1"));
        var runs = _runs;
        _pods.Set(Pod.Of("c", "3"));
        Assert.That(_runs, Is.EqualTo(runs));
        _pods.Set(Pod.Of("c", "2"));
        Assert.That((seen(), _byIp.Lookup("2").Count, _byIp.Lookup("3").Count), Is.EqualTo(("a,b,c/1/2", 2, 0)));
        _pods.RemoveWhere(_ => true);
        Assert.That((seen(), _byIp.Lookup("1").Count), Is.EqualTo(("/0/0", 0)));
    }

    [Test, Scenario("A3.5", "B5.4")]
    public void Groups_change_exactly_and_can_be_indexed_and_joined()
    {
        var groups = _byIp.AsCollection();
        var sizes = groups.Index(group => group.Rows.Count);
        var union = groups.UnionDisjoint();
        var counts = Record(groups.Select((_, group) => new Named(group.Key, $"{group.Rows.Count}")));
        var recorder = Record(groups);
        _pods.Set(Pod.Of("a", "1"));
        _pods.Set(Pod.Of("b", "1"));
        Assert.That(counts.TakeChanges(), Is.EqualTo(["Add 1", "Update 1"]));
        Assert.That((sizes.Lookup(2).Count, sizes.Lookup(1).Count), Is.EqualTo((1, 0)));
        recorder.TakeChanges();
        _pods.Set(Pod.Of("a", "2"));
        Assert.That(recorder.Sets.Single().Single(change => change.Key == "1").Old!.Rows, Has.Count.EqualTo(2));
        Assert.That(recorder.TakeChanges(), Is.EqualTo(["Add 2", "Update 1"]));
        _pods.Remove(new("default", "b"));
        Assert.That(recorder.TakeChanges(), Is.EqualTo(["Delete 1"]));
        Assert.That(union.Snapshot.Keys, Is.EqualTo(["2"]));
        Assert.That(groups.TryGet("unknown", out _), Is.False);
    }

    [Test, Scenario("B4.1", "B4.2", "B4.3", "B4.4")]
    public void Only_rows_that_match_before_or_after_wake_a_reader()
    {
        var seen = CountRuns(
            (context, _) =>
                $"{context.Get(_pods, new("default", "k"))?.Ip}|"
                + $"{context.Fetch(_pods, Match<Pod>.Labels(new LabelSelector(LabelSet.From("app", "x")))).Count}|"
                + $"{context.Fetch(_pods, Match<Pod>.Keys<NamespacedName>()).Count}|"
                + $"{context.Fetch(_services, Match<Service>.Selects(LabelSet.Empty, emptyMatches: true)).Count}|"
                + $"{context.Fetch(_services, Match<Service>.Selects(LabelSet.Empty, emptyMatches: false)).Count}"
        );
        Assert.That(seen(), Is.EqualTo("|0|0|1|0"));
        _pods.Set(Pod.Of("k", "1"));
        _pods.Set(Pod.Of("k", "2"));
        _pods.Remove(new("default", "k"));
        Assert.That((_runs, seen()), Is.EqualTo((4, "|0|0|1|0")));
        _pods.Set(Pod.Of("p", "1", app: "y"));
        Assert.That(_runs, Is.EqualTo(4));
        _pods.Set(Pod.Of("p", "1", app: "x"));
        _pods.Set(Pod.Of("p", "1"));
        Assert.That(_runs, Is.EqualTo(6));
        _pods.Set(Pod.Of("p", "2"));
        Assert.That(_runs, Is.EqualTo(6));
    }

    [Test, Scenario("B4.6")]
    public void Two_rows_where_one_is_expected_are_a_clear_error()
    {
        CountRuns((context, _) => context.Fetch(_pods).SingleOrDefault()?.Ip ?? "none");
        _pods.Set(Pod.Of("a"));
        Assert.That(Log.Entries, Is.Empty);
        _pods.Set(Pod.Of("b"));
        Assert.That(Log.Entries, Has.Some.Contains("More than one row of pods matches"));
    }

    [Test, Scenario("B4.8")]
    public void Labels_given_by_options_work_for_listing_and_for_changes()
    {
        var rows = Engine.Root.Source<string, Named>(new() { Labels = row => LabelSet.From("app", row.Value) });
        rows.Set(new("a", "x"));
        var seen = CountRuns(
            (context, _) =>
                $"{context.Fetch(rows, Match<Named>.Labels(new LabelSelector(LabelSet.From("app", "x")))).Count}"
        );
        Assert.That(seen(), Is.EqualTo("1"));
        rows.Set(new("b", "x"));
        Assert.That(seen(), Is.EqualTo("2"));
        rows.Set(new("a", "y"));
        Assert.That(seen(), Is.EqualTo("1"));
    }

    [Test, Scenario("B4.11")]
    public void Own_source_may_be_read()
    {
        var seen = Record(_pods.Select((context, pod) => new Named(pod.Key.Name, $"{context.Fetch(_pods).Count}")));
        _pods.Set(Pod.Of("a"));
        _pods.Set(Pod.Of("b"));
        Assert.That(seen.State.Values.Select(row => row.Value), Is.All.EqualTo("2"));
    }

    [Test, Scenario("B4.12")]
    public void Context_ends_with_its_run_and_reads_past_it_are_refused()
    {
        TransformContext? leaked = null;
        _ = _pods.Snapshot;
        CountRuns(
            (context, _) =>
            {
                leaked = context;
                return $"{_pods.Snapshot.Count}";
            }
        );
        Assert.That(() => leaked!.KeepPrevious(), Throws.InvalidOperationException);
        Assert.That(Log.Entries, Has.Some.Contains("read pods outside of its context").And.Some.Contains("default/s"));
    }

    [Test, Scenario("B4.13")]
    public void Taller_collection_read_first_in_mid_epoch_is_final()
    {
        var tall = _pods.Select((_, pod) => pod).Select((_, pod) => pod).Select((_, pod) => pod);
        var seen = Record(
            _pods.Select((context, pod) => new Named(pod.Key.Name, $"{pod.Ip}{context.Get(tall, pod.Key)?.Ip}"))
        );
        _pods.Set(Pod.Of("a", "1"));
        Assert.That(
            (seen.TakeChanges(), seen.State.Values.Single().Value),
            Is.EqualTo((new[] { "Add default/a" }, "11"))
        );
        _pods.Set(Pod.Of("a", "2"));
        Assert.That(
            (seen.TakeChanges(), seen.State.Values.Single().Value),
            Is.EqualTo((new[] { "Update default/a" }, "22"))
        );
    }

    [Test, Scenario("A9.4")]
    public void Trigger_computes_again_what_depends_on_it()
    {
        var outside = "1";
        var trigger = Engine.Root.Trigger(startSynced: false);
        var rows = Engine.Root.FromNothing<string, Named>(context =>
        {
            context.DependsOn(trigger);
            return [new Named(outside, "")];
        });
        var recorder = Record(rows);
        Assert.That((rows.IsSynced, recorder.State.Count), Is.EqualTo((false, 0)));
        trigger.MarkSynced();
        Assert.That((rows.IsSynced, recorder.State.Keys.Single()), Is.EqualTo((true, "1")));
        recorder.TakeChanges();
        foreach (var value in new[] { "2", "3" })
        {
            var before = outside;
            outside = value;
            trigger.Fire();
            Assert.That(recorder.TakeChanges(), Is.EqualTo([$"Add {value}", $"Delete {before}"]));
        }
    }

    [Test, Scenario("A9.5", "B4.17")]
    public void Status_and_rows_change_together()
    {
        var (statuses, rows) = _services.SelectManyWithStatus(
            (context, service) =>
            {
                var pods = context.Fetch(_pods, Match<Pod>.Labels(service.Selector)).ToArray();
                if (pods.Any(pod => pod.Ip == "keep"))
                    context.KeepPrevious();
                var status = pods.Any(pod => pod.Ip == "silent") ? null : new Named("status", $"{pods.Length}");
                return (status, pods.Select(pod => new Named(pod.Key.Name, pod.Ip ?? "")));
            },
            row => row.Key
        );
        _services.Reset([Service.Of("s", app: "x")]);
        var (status, endpoints) = (Record(statuses), Record(rows));
        Assert.That(status.State.Values.Single().Status.Value, Is.EqualTo("0"));
        status.TakeChanges();
        _pods.Set(Pod.Of("a", "1", app: "x"));
        Assert.That(
            (status.TakeChanges(), endpoints.TakeChanges()),
            Is.EqualTo((new[] { "Update default/s" }, new[] { "Add a" }))
        );
        Assert.That(status.Sets.Count + endpoints.Sets.Count, Is.Zero);
        _pods.Set(Pod.Of("a", "2", app: "x"));
        Assert.That(
            (status.TakeChanges(), endpoints.TakeChanges()),
            Is.EqualTo((Array.Empty<string>(), new[] { "Update a" }))
        );
        _pods.Set(Pod.Of("a", "keep"));
        _pods.Set(Pod.Of("b", "keep", app: "x"));
        Assert.That((status.State.Values.Single().Status.Value, endpoints.State.Count), Is.EqualTo(("0", 0)));
        _pods.Set(Pod.Of("b", "silent", app: "x"));
        Assert.That((status.State.Count, endpoints.State.Keys.Single()), Is.EqualTo((0, "b")));
        _pods.Set(Pod.Of("b", "1", app: "x"));
        Assert.That(status.State.Values.Single().Status.Value, Is.EqualTo("1"));
        _services.Remove(new("default", "s"));
        Assert.That((status.State.Count, endpoints.State.Count), Is.EqualTo((0, 0)));
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
