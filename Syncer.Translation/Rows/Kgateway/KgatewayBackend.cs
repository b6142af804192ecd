// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Translation.Rows.Kgateway;

/// <summary>A <c>Backend</c> of gateway.kgateway.dev.</summary>
public sealed record KgatewayBackend : IKubernetesRow
{
    public ObjectMeta Metadata
    {
        get;
        init => field = (value ?? new()).KeepAnnotations();
    } = new();

    public KgatewayBackendSpec Spec
    {
        get;
        init => field = value ?? new();
    } = new();
}
