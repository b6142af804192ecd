// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Translation.Rows.Istio;

/// <summary>A networking.istio.io WorkloadEntry: a workload outside of the cluster.</summary>
public sealed record WorkloadEntry : IKubernetesRow
{
    public ObjectMeta Metadata
    {
        get;
        init =>
            field = (value ?? new()).Keep(AnnotationNames.AmbientRedirection, AnnotationNames.AutoRegistrationGroup);
    } = new();

    public WorkloadEntrySpec Spec
    {
        get;
        init => field = value ?? new();
    } = new();
}
