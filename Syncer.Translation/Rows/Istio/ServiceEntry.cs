// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Translation.Rows.Istio;

/// <summary>A networking.istio.io ServiceEntry: hosts that are services although no Service stands behind them.</summary>
public sealed record ServiceEntry : IKubernetesRow
{
    public ObjectMeta Metadata
    {
        get;
        init => field = (value ?? new()).Keep(AnnotationNames.TrafficDistribution, AnnotationNames.AmbientRedirection);
    } = new();

    public ServiceEntrySpec Spec
    {
        get;
        init => field = value ?? new();
    } = new();

    public ServiceEntryStatus Status
    {
        get;
        init => field = value ?? new();
    } = new();
}
