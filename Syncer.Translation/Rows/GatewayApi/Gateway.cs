// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Translation.Rows.GatewayApi;

/// <summary>A request for a set of listeners.</summary>
public sealed record Gateway : IKubernetesRow
{
    public ObjectMeta Metadata
    {
        get;
        init => field = (value ?? new()).KeepAnnotations(AnnotationNames.InternalPorts);
    } = new();

    public GatewaySpec Spec
    {
        get;
        init => field = value ?? new();
    } = new();
}
