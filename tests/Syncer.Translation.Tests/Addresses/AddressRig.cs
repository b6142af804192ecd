// SPDX-License-Identifier: Apache-2.0

using Krt;
using Syncer.Protos.Workloads;
using Syncer.Translation.Addresses;
using Syncer.Translation.Rows.Core;
using Service = Syncer.Translation.Rows.Core.Service;

namespace Syncer.Translation.Tests.Addresses;

/// <summary>Sources, and the addresses derived from them on the thread that writes.</summary>
internal sealed class AddressRig : IAsyncDisposable
{
    private readonly KrtEngine _engine = new(new() { Mode = PropagationMode.Inline });
    private readonly List<string> _changes = [];

    public AddressRig(SyncerSettings? settings = null)
    {
        Services = _engine.Root.Source<NamespacedName, Service>();
        Pods = _engine.Root.Source<NamespacedName, Pod>();
        Slices = _engine.Root.Source<NamespacedName, EndpointSlice>();
        Nodes = _engine.Root.Source<NamespacedName, Node>();
        Namespaces = _engine.Root.Source<NamespacedName, Namespace>();
        Addresses = AddressTranslation.Build(Services, Pods, Slices, Nodes, Namespaces, settings ?? new());
        Addresses.Connect().Subscribe(set => _changes.AddRange(set.Select(change => $"{change.Kind} {change.Key}")));
    }

    public SourceCollection<NamespacedName, Service> Services { get; }

    public SourceCollection<NamespacedName, Pod> Pods { get; }

    public SourceCollection<NamespacedName, EndpointSlice> Slices { get; }

    public SourceCollection<NamespacedName, Node> Nodes { get; }

    public SourceCollection<NamespacedName, Namespace> Namespaces { get; }

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

    public Protos.Workloads.Service ServiceOf(string name) => Addresses.Snapshot[ServiceKey(name)].Message.Service;

    public Workload WorkloadOf(string pod) => Addresses.Snapshot[PodKey(pod)].Message.Workload;

    public ValueTask DisposeAsync() => _engine.DisposeAsync();
}
