// SPDX-License-Identifier: Apache-2.0

using System.Reactive.Linq;
using Benchmarks.Worlds;
using Krt;

namespace Benchmarks.Graphs;

internal sealed class ControllersJoin
{
    private readonly Dictionary<string, Dictionary<NamespacedName, Service>> _services = [];
    private readonly Dictionary<string, Dictionary<NamespacedName, Pod>> _pods = [];
    private readonly Dictionary<NamespacedName, Workload> _workloads = [];

    public ControllersJoin(IEnumerable<Service> services, IEnumerable<Pod> pods)
    {
        foreach (var service in services)
            Of(_services, service.Key.Namespace)[service.Key] = service;
        foreach (var pod in pods)
        {
            Of(_pods, pod.Key.Namespace)[pod.Key] = pod;
            Refresh(pod);
        }
    }

    public IObservable<Workload> OfPods(IObservable<Pod> pods) =>
        pods.Select(pod =>
            {
                Of(_pods, pod.Key.Namespace)[pod.Key] = pod;
                return Refresh(pod);
            })
            .Where(workload => workload is not null)!;

    public IObservable<Workload> OfServices(IObservable<Service> services) =>
        services.SelectMany(service =>
        {
            Of(_services, service.Key.Namespace)[service.Key] = service;
            return Of(_pods, service.Key.Namespace).Values.Select(Refresh).Where(workload => workload is not null);
        })!;

    private Workload? Refresh(Pod pod)
    {
        string[] names = [];
        foreach (var service in Of(_services, pod.Key.Namespace).Values)
        {
            if (!service.Selector.IsEmpty && service.Selector.Matches(pod.Labels))
                names = [.. names, service.Key.Name];
        }
        var workload = new Workload(pod.Key, pod.ResourceName, pod.Address, names);
        if (_workloads.TryGetValue(pod.Key, out var former) && former.Equals(workload))
            return null;
        _workloads[pod.Key] = workload;
        return workload;
    }

    private static Dictionary<NamespacedName, T> Of<T>(
        Dictionary<string, Dictionary<NamespacedName, T>> byNamespace,
        string name
    )
    {
        if (!byNamespace.TryGetValue(name, out var rows))
            byNamespace.Add(name, rows = []);
        return rows;
    }
}
