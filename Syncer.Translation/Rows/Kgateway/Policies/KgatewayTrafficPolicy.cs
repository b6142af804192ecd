// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Translation.Rows.Kgateway.Policies;

/// <summary>How requests to what it targets are treated (spec backends-policies 3.2).</summary>
public sealed record KgatewayTrafficPolicy : IKubernetesRow
{
    public ObjectMeta Metadata
    {
        get;
        init => field = value ?? new();
    } = new();

    public KgatewayTrafficPolicySpec Spec
    {
        get;
        init => field = value ?? new();
    } = new();
}
