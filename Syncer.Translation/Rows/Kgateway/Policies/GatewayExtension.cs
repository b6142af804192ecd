// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Translation.Rows.Kgateway.Policies;

/// <summary>A service that policies of any namespace can ask (spec backends-policies 3.5, 3.8).</summary>
public sealed record GatewayExtension : IKubernetesRow
{
    public ObjectMeta Metadata
    {
        get;
        init => field = value ?? new();
    } = new();

    public GatewayExtensionSpec Spec
    {
        get;
        init => field = value ?? new();
    } = new();
}
