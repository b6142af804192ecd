// SPDX-License-Identifier: Apache-2.0

using System.Reactive.Linq;
using System.Reactive.Subjects;

namespace Krt.Core.Tests.Readme;

/// <summary>The code of the package's README, which <see cref="ReadmeTests"/> looks for here and runs.</summary>
internal static class ReadmeSnippets
{
    public static async Task DeriveAsync(TextWriter output)
    {
        await using var engine = new KrtEngine();
        var services = engine.Root.Source<NamespacedName, Service>(new() { Name = "services" });
        var pods = engine.Root.Source<NamespacedName, Pod>(new() { Name = "pods" });
        var servicesByNamespace = services.Index(service => service.Key.Namespace, "namespace");

        // Per pod, the services of its namespace that select it.
        var workloads = pods.Select(
            (context, pod) =>
            {
                var selecting = context.Fetch(
                    servicesByNamespace,
                    pod.Key.Namespace,
                    Match<Service>.Selects(pod.Labels, emptyMatches: false)
                );
                return new Workload(pod.Key, string.Join(' ', selecting.Select(service => service.Key.Name).Order()));
            },
            new() { Name = "workloads" }
        );

        using var subscription = workloads
            .Connect()
            .Subscribe(changes =>
            {
                foreach (var change in changes)
                    output.WriteLine($"{change.Kind} {change.Key}: {change.Latest.Services}");
            });

        await engine.CommitAsync(transaction =>
        {
            transaction.Set(services, Service.Of("web", app: "shop"));
            transaction.Set(pods, Pod.Of("shop-1", app: "shop"));
        });
        await engine.WhenSettledAsync();
        services.Set(Service.Of("admin", app: "shop"));
        await engine.WhenSettledAsync();
        output.WriteLine(engine.Explain(workloads, new("default", "shop-1")));
    }

    public static async Task ReadAsync(TextWriter output)
    {
        await using var engine = new KrtEngine();
        var source = engine.Root.Source<string, Named>();
        var derived = source.Select((_, row) => row with { Value = row.Value.ToUpperInvariant() });

        var write = source.Set(new Named("a", "one"));
        await engine.WaitForEpochAsync(write);
        output.WriteLine(derived.TryGet("a", out var row) ? row.Value : "nothing");

        // Both collections at one and the same epoch, whatever is written meanwhile.
        var snapshot = engine.TakeSnapshot();
        output.WriteLine($"{snapshot.Of(source)["a"].Value} {snapshot.Of(derived)["a"].Value}");
    }

    public static async Task ObserveAsync(TextWriter output)
    {
        await using var engine = new KrtEngine();
        var source = engine.Root.Source<string, Named>();

        // Throttle drops elements: of snapshots that is harmless, of change sets it would lose changes.
        using var calm = source
            .Connect()
            .ToSnapshots()
            .Throttle(TimeSpan.FromMilliseconds(20))
            .Subscribe(rows => output.WriteLine($"{rows.Count} rows"));

        using var one = source.Watch("a").Subscribe(row => output.WriteLine($"a is {row?.Value ?? "absent"}"));

        await engine.WhenSettledAsync();
        source.Set(new Named("a", "one"));
        await engine.WhenSettledAsync();
    }

    public static async Task TriggerAsync(TextWriter output)
    {
        var limit = 1;
        await using var engine = new KrtEngine();
        var numbers = engine.Root.Source<string, Named>();
        var limitChanged = engine.Root.Trigger();
        var accepted = numbers.Select(
            (context, row) =>
            {
                context.DependsOn(limitChanged);
                return row.Value.Length <= limit ? row : null;
            }
        );
        numbers.Set(new Named("a", "12"));
        await engine.WhenSettledAsync();
        output.WriteLine(accepted.Snapshot.Count);

        limit = 2;
        limitChanged.Fire();
        await engine.WhenSettledAsync();
        output.WriteLine(accepted.Snapshot.Count);
    }

    public static async Task ScopeAsync(TextWriter output)
    {
        await using var engine = new KrtEngine();
        var clusters = engine.Root.Source<string, IKrtCollection<string, Named>>(
            new() { Key = cluster => cluster.Name }
        );
        var all = clusters.MergeMany(rows => rows[0]);

        await using var east = engine.CreateScope("east");
        var rows = east.Source<string, Named>(new() { Name = "east" });
        clusters.Set(rows);
        rows.Set(new Named("a", "one"));
        await engine.WhenSettledAsync();
        output.WriteLine(all.Snapshot.Count);

        // All its rows leave everything that was made of them, in one epoch.
        clusters.Remove("east");
        await east.DisposeAsync();
        output.WriteLine(all.Snapshot.Count);
    }

    private sealed record Workload(NamespacedName Key, string Services) : IKeyed<NamespacedName>;
}
