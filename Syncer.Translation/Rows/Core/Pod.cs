// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Translation.Rows.Core;

/// <summary>A core/v1 Pod: the fields that say where it runs, what it serves and whether it is ready.</summary>
public sealed record Pod : IKubernetesRow
{
    public ObjectMeta Metadata
    {
        get;
        init => field = (value ?? new()).Keep(AnnotationNames.AmbientRedirection);
    } = new();

    public PodSpec Spec
    {
        get;
        init => field = value ?? new();
    } = new();

    public PodStatus Status
    {
        get;
        init => field = value ?? new();
    } = new();
}
