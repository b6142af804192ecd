// SPDX-License-Identifier: Apache-2.0

using System.Text.RegularExpressions;
using Syncer.Translation.Rows;
using Syncer.Translation.Rows.Core;

namespace Syncer.Translation.Addresses.Workloads;

/// <summary>The name by which telemetry knows the workload a pod belongs to (spec xds-addresses 5.5).</summary>
internal static partial class PodIdentity
{
    /// <summary>The name of what runs the pod: the Deployment, CronJob or other owner, or the pod itself.</summary>
    public static string WorkloadName(Pod pod)
    {
        var metadata = pod.Metadata;
        if (CanonicalLabels.WorkloadName(metadata.Labels) is { } given)
            return given;
        var owner = metadata.OwnerReferences.FirstOrDefault(reference => reference.Controller is true);
        if (metadata.GenerateName.Length == 0 || owner is null)
            return metadata.Name;
        return owner.Kind switch
        {
            "ReplicaSet" => WithoutHash(owner.Name, Label(metadata, "pod-template-hash"))
                ?? WithoutHash(owner.Name, Label(metadata, "rollouts-pod-template-hash"))
                ?? owner.Name,
            "ReplicationController" => Label(metadata, "deploymentconfig") is { Length: > 0 } config
                ? config
                : owner.Name,
            "Job" when CronJobRun().Match(owner.Name) is { Success: true } run => run.Groups["cronjob"].Value,
            _ => owner.Name,
        };
    }

    private static string? Label(ObjectMeta metadata, string name) =>
        metadata.Labels.TryGetValue(name, out var value) ? value : null;

    private static string? WithoutHash(string replicaSet, string? hash) =>
        hash is { Length: > 0 } && replicaSet.EndsWith("-" + hash, StringComparison.Ordinal)
            ? replicaSet[..^(hash.Length + 1)]
            : null;

    [GeneratedRegex("^(?<cronjob>.+)-[0-9]{8,10}$", RegexOptions.CultureInvariant)]
    private static partial Regex CronJobRun();
}
