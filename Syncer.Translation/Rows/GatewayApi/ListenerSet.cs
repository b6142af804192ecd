// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Translation.Rows.GatewayApi;

/// <summary>Listeners that attach to a Gateway of another owner.</summary>
public sealed record ListenerSet : IKubernetesRow
{
    public ObjectMeta Metadata
    {
        get;
        init => field = (value ?? new()).KeepAnnotations(AnnotationNames.InternalPorts);
    } = new();

    public ListenerSetSpec Spec
    {
        get;
        init => field = value ?? new();
    } = new();
}
