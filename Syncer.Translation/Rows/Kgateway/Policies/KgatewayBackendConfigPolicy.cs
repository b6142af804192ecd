// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Translation.Rows.Kgateway.Policies;

/// <summary>How connections to what it targets are made (spec backends-policies 3.12).</summary>
public sealed record KgatewayBackendConfigPolicy : IKubernetesRow
{
    public ObjectMeta Metadata
    {
        get;
        init => field = value ?? new();
    } = new();

    public KgatewayBackendConfigPolicySpec Spec
    {
        get;
        init => field = value ?? new();
    } = new();
}
