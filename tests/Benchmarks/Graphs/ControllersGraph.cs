// SPDX-License-Identifier: Apache-2.0

using Benchmarks.Baseline;
using Benchmarks.Dataflows;
using Benchmarks.Worlds;
using Krt;

namespace Benchmarks.Graphs;

/// <summary>krt's BenchmarkControllers: per pod, the services of its namespace that select it.</summary>
internal static class ControllersGraph
{
    public static IDataflow<Pod> KrtCore(PodWorld world, PropagationMode mode)
    {
        var (engine, pods, _, workloads) = BuildKrtCore(world, mode);
        return new KrtCoreDataflow<Pod, Workload>(engine, pods, workloads);
    }

    public static IDataflow<Service> KrtCoreServices(PodWorld world, PropagationMode mode)
    {
        var (engine, _, services, workloads) = BuildKrtCore(world, mode);
        return new KrtCoreDataflow<Service, Workload>(engine, services, workloads);
    }

    public static IDataflow<Pod> KrtAlgorithm(PodWorld world)
    {
        var (runtime, pods, _, workloads) = BuildKrtAlgorithm(world);
        return new KrtAlgorithmDataflow<Pod, Workload>(runtime, pods, workloads);
    }

    public static IDataflow<Service> KrtAlgorithmServices(PodWorld world)
    {
        var (runtime, _, services, workloads) = BuildKrtAlgorithm(world);
        return new KrtAlgorithmDataflow<Service, Workload>(runtime, services, workloads);
    }

    public static IDataflow<Pod> Join(PodWorld world)
    {
        var join = new ControllersJoin(world.Services, []);
        return new JoinDataflow<Pod, Workload>(join.OfPods, world.Pods);
    }

    public static IDataflow<Service> JoinServices(PodWorld world)
    {
        var join = new ControllersJoin(world.Services, world.Pods);
        return new JoinDataflow<Service, Workload>(join.OfServices, []);
    }

    public static (
        KrtEngine Engine,
        SourceCollection<NamespacedName, Pod> Pods,
        SourceCollection<NamespacedName, Service> Services,
        IKrtCollection<NamespacedName, Workload> Workloads
    ) BuildKrtCore(PodWorld world, PropagationMode mode)
    {
        var engine = new KrtEngine(new KrtEngineOptions { Mode = mode });
        var pods = engine.Root.Source<NamespacedName, Pod>();
        var services = engine.Root.Source<NamespacedName, Service>();
        services.Reset(world.Services);
        pods.Reset(world.Pods);
        var byNamespace = services.Index(service => service.Key.Namespace);
        var workloads = pods.Select(
            (context, pod) =>
                pod.Address.Length == 0
                    ? null
                    : new Workload(pod.Key, pod.ResourceName, pod.Address, NamesOf(context, byNamespace, pod))
        );
        return (engine, pods, services, workloads);
    }

    public static (
        KrtRuntime Runtime,
        KrtStatic<Pod> Pods,
        KrtStatic<Service> Services,
        KrtDerived<Pod, Workload> Workloads
    ) BuildKrtAlgorithm(PodWorld world)
    {
        var runtime = new KrtRuntime();
        var pods = new KrtStatic<Pod>(runtime);
        var services = new KrtStatic<Service>(runtime);
        services.Reset(world.Services);
        pods.Reset(world.Pods);
        var byNamespace = services.Index(service => service.Key.Namespace);
        var workloads = new KrtDerived<Pod, Workload>(
            runtime,
            pods,
            (context, pod) =>
                pod.Address.Length == 0
                    ? null
                    : new Workload(pod.Key, pod.ResourceName, pod.Address, NamesOf(context, services, byNamespace, pod))
        );
        return (runtime, pods, services, workloads);
    }

    private static string[] NamesOf(
        TransformContext context,
        IKrtIndex<string, NamespacedName, Service> byNamespace,
        Pod pod
    )
    {
        string[] names = [];
        foreach (
            var service in context.Fetch(byNamespace, pod.Key.Namespace, Match<Service>.Selects(pod.Labels, false))
        )
            names = [.. names, service.Key.Name];
        return names;
    }

    private static string[] NamesOf(
        KrtDerived<Pod, Workload> context,
        KrtStatic<Service> services,
        KrtIndex<Service> byNamespace,
        Pod pod
    )
    {
        string[] names = [];
        var filter = new KrtFilter<Service>
        {
            Index = byNamespace,
            IndexValue = pod.Key.Namespace,
            Selects = pod.Labels,
        };
        foreach (var service in context.Fetch(services, filter))
            names = [.. names, service.Key.Name];
        return names;
    }
}
