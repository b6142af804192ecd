// SPDX-License-Identifier: Apache-2.0

using Krt;
using Syncer.Protos.Workloads;
using Syncer.Translation.Addresses;
using Syncer.Translation.Rows;
using Syncer.Translation.Rows.Core;
using Syncer.Translation.Rows.GatewayApi;
using Syncer.Translation.Rows.Inference;
using Syncer.Translation.Rows.Istio;
using Service = Syncer.Translation.Rows.Core.Service;

namespace Syncer.Translation.Tests.Addresses;

/// <summary>Sources, and the addresses derived from them on the thread that writes.</summary>
internal sealed class AddressRig : IAsyncDisposable
{
    private readonly KrtEngine _engine = new(new() { Mode = PropagationMode.Inline });
    private readonly List<string> _changes = [];

    public AddressRig(SyncerSettings? settings = null)
    {
        Services = Source<Service>();
        Pods = Source<Pod>();
        Slices = Source<EndpointSlice>();
        Nodes = Source<Node>();
        Namespaces = Source<Namespace>();
        Pools = Source<InferencePool>();
        ServiceEntries = Source<ServiceEntry>();
        WorkloadEntries = Source<WorkloadEntry>();
        Gateways = Source<Gateway>();
        GatewayClasses = Source<GatewayClass>();
        ConfigMaps = Source<ConfigMap>();
        var inputs = new AddressInputs
        {
            Services = Services,
            InferencePools = Pools,
            ServiceEntries = ServiceEntries,
            Pods = Pods,
            WorkloadEntries = WorkloadEntries,
            EndpointSlices = Slices,
            Nodes = Nodes,
            Namespaces = Namespaces,
            Gateways = Gateways,
            GatewayClasses = GatewayClasses,
            ConfigMaps = ConfigMaps,
        };
        Addresses = AddressTranslation.Build(inputs, settings ?? new());
        Addresses.Connect().Subscribe(set => _changes.AddRange(set.Select(change => $"{change.Kind} {change.Key}")));
    }

    public SourceCollection<NamespacedName, Service> Services { get; }

    public SourceCollection<NamespacedName, Pod> Pods { get; }

    public SourceCollection<NamespacedName, EndpointSlice> Slices { get; }

    public SourceCollection<NamespacedName, Node> Nodes { get; }

    public SourceCollection<NamespacedName, Namespace> Namespaces { get; }

    public SourceCollection<NamespacedName, InferencePool> Pools { get; }

    public SourceCollection<NamespacedName, ServiceEntry> ServiceEntries { get; }

    public SourceCollection<NamespacedName, WorkloadEntry> WorkloadEntries { get; }

    public SourceCollection<NamespacedName, Gateway> Gateways { get; }

    public SourceCollection<NamespacedName, GatewayClass> GatewayClasses { get; }

    public SourceCollection<NamespacedName, ConfigMap> ConfigMaps { get; }

    public IKrtCollection<string, AddressResource> Addresses { get; }

    public static string ServiceKey(string name) => $"default/{name}.default.svc.cluster.local";

    public static string PodKey(string name) => $"Kubernetes//Pod/default/{name}";

    /// <summary>The changes since the last call, as <c>Kind key</c>, in the order of their keys.</summary>
    public string[] TakeChanges()
    {
        string[] taken = [.. _changes.Order(StringComparer.Ordinal)];
        _changes.Clear();
        return taken;
    }

    /// <summary>How often each collection computed a row during an edit, those that did not left out.</summary>
    public Dictionary<string, long> RunsOf(Action edit)
    {
        var before = Runs();
        edit();
        return Runs()
            .Select(now => (now.Key, Value: now.Value - before.GetValueOrDefault(now.Key)))
            .Where(now => now.Value > 0)
            .ToDictionary(now => now.Key, now => now.Value);
    }

    public Protos.Workloads.Service ServiceOf(string name) => Addresses.Snapshot[ServiceKey(name)].ToMessage().Service;

    public Workload WorkloadOf(string pod) => Addresses.Snapshot[PodKey(pod)].ToMessage().Workload;

    public ValueTask DisposeAsync() => _engine.DisposeAsync();

    private SourceCollection<NamespacedName, T> Source<T>()
        where T : class, IKubernetesRow => _engine.Root.Source<NamespacedName, T>();

    private Dictionary<string, long> Runs() =>
        _engine.Dump().Collections.Where(row => row.Runs > 0).ToDictionary(row => row.Name, row => row.Runs);
}
