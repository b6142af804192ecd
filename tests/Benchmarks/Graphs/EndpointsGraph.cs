// SPDX-License-Identifier: Apache-2.0

using System.Reactive.Linq;
using Benchmarks.Baseline;
using Benchmarks.Dataflows;
using Benchmarks.Worlds;
using Krt;

namespace Benchmarks.Graphs;

/// <summary>Per service, the addresses of the pods that have its labels.</summary>
internal static class EndpointsGraph
{
    public static IDataflow<Pod> KrtCore(PodWorld world, PropagationMode mode)
    {
        var engine = new KrtEngine(new KrtEngineOptions { Mode = mode });
        var pods = engine.Root.Source<NamespacedName, Pod>();
        var services = engine.Root.Source<NamespacedName, Service>();
        services.Reset(world.Services);
        pods.Reset(world.Pods);
        var endpoints = services.Select(
            (context, service) =>
            {
                var addresses = new List<string>();
                foreach (var pod in context.Fetch(pods, Match<Pod>.Labels(service.Selector)))
                    addresses.Add(pod.Address);
                return new Endpoints(service.Key, service.ResourceName, [.. addresses]);
            }
        );
        return new KrtCoreDataflow<Pod, Endpoints>(engine, pods, endpoints);
    }

    /// <param name="world">The data.</param>
    /// <param name="useIndex">Whether the user has made an index by application, without which every fetch is a scan.</param>
    public static IDataflow<Pod> KrtAlgorithm(PodWorld world, bool useIndex)
    {
        var runtime = new KrtRuntime();
        var pods = new KrtStatic<Pod>(runtime);
        var services = new KrtStatic<Service>(runtime);
        services.Reset(world.Services);
        pods.Reset(world.Pods);
        var byApp = useIndex ? pods.Index(pod => pod.Labels[0].Value) : null;
        var endpoints = new KrtDerived<Service, Endpoints>(
            runtime,
            services,
            (context, service) =>
            {
                var filter = byApp is null
                    ? new KrtFilter<Pod> { Labels = service.Selector }
                    : new KrtFilter<Pod> { Index = byApp, IndexValue = service.Selector.Equalities[0].Value };
                var rows = context.Fetch(pods, filter);
                // The order of krt's rows is that of its maps; equal results need one order.
                rows.Sort(static (left, right) => string.CompareOrdinal(left.ResourceName, right.ResourceName));
                return new Endpoints(service.Key, service.ResourceName, [.. rows.Select(pod => pod.Address)]);
            }
        );
        return new KrtAlgorithmDataflow<Pod, Endpoints>(runtime, pods, endpoints);
    }

    public static IDataflow<Pod> Join(PodWorld world)
    {
        var services = world.Services.ToLookup(service => service.Selector.Equalities);
        var pods = new Dictionary<NamespacedName, Pod>();
        var members = new Dictionary<LabelSet, Dictionary<NamespacedName, Pod>>();
        return new JoinDataflow<Pod, Endpoints>(updates => updates.SelectMany(Change), world.Pods);

        IEnumerable<Endpoints> Change(Pod pod)
        {
            var former = pods.GetValueOrDefault(pod.Key);
            pods[pod.Key] = pod;
            if (former is not null && !former.Labels.Equals(pod.Labels))
            {
                members[former.Labels].Remove(former.Key);
                foreach (var endpoints in EndpointsOf(former.Labels))
                    yield return endpoints;
            }
            if (!members.TryGetValue(pod.Labels, out var group))
                members.Add(pod.Labels, group = []);
            group[pod.Key] = pod;
            foreach (var endpoints in EndpointsOf(pod.Labels))
                yield return endpoints;
        }

        IEnumerable<Endpoints> EndpointsOf(LabelSet labels) =>
            services[labels]
                .Select(service => new Endpoints(
                    service.Key,
                    service.ResourceName,
                    [.. members[labels].Values.Select(pod => pod.Address)]
                ));
    }
}
