// SPDX-License-Identifier: Apache-2.0

using Krt;
using Syncer.Translation.Addresses.Mesh;
using Syncer.Translation.Addresses.Services;
using Syncer.Translation.Addresses.Workloads;
using Syncer.Translation.Rows;
using Syncer.Translation.Rows.Istio;

namespace Syncer.Translation.Addresses.Entries;

/// <summary>The workload of a WorkloadEntry (spec xds-addresses 5.1, 5.8).</summary>
internal static class WorkloadEntryWorkload
{
    /// <summary>One workload per entry that has an address.</summary>
    public static IKrtCollection<string, AddressResource> Collect(
        IKrtCollection<NamespacedName, WorkloadEntry> entries,
        ServiceSelection selection,
        MeshPlacement? mesh,
        string clusterId
    ) =>
        entries.Select(
            (context, entry) =>
            {
                if (!EntryWorkload.HasAddress(entry.Spec))
                    return null;
                var metadata = entry.Metadata;
                // A pool is one of pods, which is what its scheduler watches.
                var services = selection
                    .Selecting(context, metadata.Namespace, LabelsOf(entry))
                    .Where(service => service.Kind != ServiceKind.InferencePool);
                var placement =
                    mesh?.OfEntry(context, metadata.Namespace, metadata.Labels, entry.Spec.Network)
                    ?? WorkloadPlacement.OutsideOfMesh with
                    {
                        Network = entry.Spec.Network,
                    };
                return Translate(entry, services, placement, clusterId);
            },
            workload => workload.Key,
            new() { Name = "WorkloadEntryWorkloads" }
        );

    /// <summary>The workload.</summary>
    /// <param name="entry">The entry; it has an address.</param>
    /// <param name="services">The services that select it, each once, in any order.</param>
    /// <param name="placement">Its place in a mesh.</param>
    /// <param name="clusterId">The id of the cluster, the first part of the uid.</param>
    public static AddressResource Translate(
        WorkloadEntry entry,
        IEnumerable<AddressableService> services,
        WorkloadPlacement placement,
        string clusterId
    )
    {
        var labels = LabelsOf(entry);
        var uid = AddressKey.OfWorkloadEntry(entry.Metadata.Key, clusterId);
        var message = EntryWorkload.Translate(entry.Metadata, entry.Spec, labels, NameOf(entry, labels), placement);
        message.Uid = uid;
        message.ClusterId = clusterId;
        foreach (var service in services.OrderBy(service => service.Key, StringComparer.Ordinal))
            message.Services.Add(service.Key, EntryWorkload.Ports(service.Ports, entry.Spec));
        return new(uid, new() { Workload = message });
    }

    /// <summary>The labels it is selected by: those of the object count before those of the spec.</summary>
    private static LabelSet LabelsOf(WorkloadEntry entry) =>
        entry.Spec.Labels.Count == 0
            ? entry.Metadata.Labels
            : LabelSet.From(entry.Spec.Labels.Concat(entry.Metadata.Labels));

    private static string NameOf(WorkloadEntry entry, LabelSet labels) =>
        entry.Metadata.Annotations.TryGetValue(AnnotationNames.AutoRegistrationGroup, out var group) && group.Length > 0
            ? group
            : CanonicalLabels.WorkloadName(labels) ?? entry.Metadata.Name;
}
