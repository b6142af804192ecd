// SPDX-License-Identifier: Apache-2.0

using System.Collections.Concurrent;
using TestKit;

namespace Krt.Core.Tests.Properties;

/// <summary>A graph with every kind of read and shape; it counts how often each row runs in one epoch.</summary>
internal sealed class SampleGraph : IAsyncDisposable
{
    private readonly ConcurrentDictionary<(string, object), int> _runs = new();
    private readonly List<(string Name, Func<SampleWorld, string?> Check, IDisposable Recorder)> _checks = [];

    public SampleGraph(PropagationMode mode)
    {
        Engine = new KrtEngine(new KrtEngineOptions { Mode = mode, LoggerFactory = Log });
        Pods = Engine.Root.Source<NamespacedName, Pod>();
        Services = Engine.Root.Source<NamespacedName, Service>();
        var servicesByNamespace = Services.Index(service => service.Key.Namespace);
        var readyPods = Pods.Where(pod => pod.Ip is not null);

        var workloads = Pods.Select(
            Counted<Pod>(
                "workloads",
                (context, pod) =>
                    pod.Ip is null
                        ? null
                        : SampleWorld.Row(
                            pod.Key.Name,
                            context.Fetch(
                                servicesByNamespace,
                                pod.Key.Namespace,
                                Match<Service>.Selects(pod.Labels, emptyMatches: false)
                            )
                        )
            )
        );
        var selected = Pods.Select(
            Counted<Pod>(
                "selected",
                (context, pod) =>
                    SampleWorld.Row(pod.Key.Name, context.Fetch(Services, Match<Service>.Selects(pod.Labels)))
            )
        );
        var endpoints = Services.Select(
            Counted<Service>(
                "endpoints",
                (context, service) =>
                    SampleWorld.Row(service.Key.Name, context.Fetch(readyPods, Match<Pod>.Labels(service.Selector)))
            )
        );
        var byIp = readyPods.Select((_, pod) => new Named(pod.Ip!, pod.Key.ToString()), row => row.Key);
        var followed = Pods.Select(
            Counted<Pod>(
                "followed",
                (context, pod) => new Named(pod.Key.Name, SampleWorld.Follow(pod, key => context.Get(Pods, key)))
            )
        );
        var names = Pods.Select((_, pod) => new Named(pod.Key.Name, "pod"))
            .Union(Services.Select((_, service) => new Named(service.Key.Name, "service")));
        var diamond = Pods.Select(
            Counted<Pod>(
                "diamond",
                (context, pod) =>
                    new Named(
                        pod.Key.Name,
                        $"{context.Get(selected, pod.Key)?.Value}|{context.Get(workloads, pod.Key)?.Value}|{context.Exists(endpoints, pod.Key)}"
                    )
            )
        );

        Check("workloads", workloads, world => world.Workloads());
        Check("selected", selected, world => world.Selected(emptyMatches: true));
        Check("endpoints", endpoints, world => world.Endpoints());
        Check("byIp", byIp, world => world.ByIp());
        Check("followed", followed, world => world.Followed());
        Check("names", names, world => world.Names());
        Check("diamond", diamond, world => world.Diamond());
    }

    public CapturedLog Log { get; } = new();

    public KrtEngine Engine { get; }

    public SourceCollection<NamespacedName, Pod> Pods { get; }

    public SourceCollection<NamespacedName, Service> Services { get; }

    public void BeginEpoch() => _runs.Clear();

    /// <summary>The first difference to the world, or null.</summary>
    public string? Difference(SampleWorld world)
    {
        if (_runs.FirstOrDefault(run => run.Value > 1) is { Value: > 1 } run)
            return $"{run.Key} ran {run.Value} times in one epoch";
        if (Log.Entries.FirstOrDefault(entry => !entry.Contains("Collision", StringComparison.Ordinal)) is { } entry)
            return entry;
        return _checks.Select(check => check.Check(world)).FirstOrDefault(difference => difference is not null);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var check in _checks)
            check.Recorder.Dispose();
        await Engine.DisposeAsync();
        Log.Dispose();
    }

    private Func<TransformContext, T, Named?> Counted<T>(string name, Func<TransformContext, T, Named?> transform)
        where T : IKeyed<NamespacedName> =>
        (context, row) =>
        {
            // A run that ends at an unread collection is not one: it is repeated once that collection is final.
            var result = transform(context, row);
            _runs.AddOrUpdate((name, row.Key), 1, (_, count) => count + 1);
            return result;
        };

    private void Check<TKey>(
        string name,
        IKrtCollection<TKey, Named> collection,
        Func<SampleWorld, Dictionary<TKey, Named>> expected
    )
        where TKey : notnull
    {
        var recorder = new CollectionRecorder<TKey, Named>(collection);
        _checks.Add((name, world => Compare(expected(world)), recorder));

        string? Compare(Dictionary<TKey, Named> want) =>
            recorder.Violation is { } violation ? $"{name}: {violation}"
            : Differs(want, collection.Snapshot) is { } inSnapshot ? $"{name} snapshot: {inSnapshot}"
            : Differs(want, recorder.State) is { } inChanges ? $"{name} changes: {inChanges}"
            : null;
    }

    private static string? Differs<TKey>(Dictionary<TKey, Named> want, IReadOnlyDictionary<TKey, Named> have)
        where TKey : notnull
    {
        foreach (var key in want.Keys.Union(have.Keys))
        {
            var (expected, actual) = (want.GetValueOrDefault(key), have.GetValueOrDefault(key));
            if (expected != actual)
                return $"{key} is {actual}, not {expected}";
        }
        return null;
    }
}
