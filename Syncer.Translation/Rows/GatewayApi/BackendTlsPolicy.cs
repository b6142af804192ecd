// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Translation.Rows.GatewayApi;

/// <summary>How connections to backends are secured.</summary>
public sealed record BackendTlsPolicy : IKubernetesRow
{
    public ObjectMeta Metadata
    {
        get;
        init => field = (value ?? new()).KeepAnnotations();
    } = new();

    public BackendTlsPolicySpec Spec
    {
        get;
        init => field = value ?? new();
    } = new();
}
