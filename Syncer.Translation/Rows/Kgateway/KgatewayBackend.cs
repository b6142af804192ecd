// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Translation.Rows.Kgateway;

/// <summary>A <c>Backend</c> of gateway.kgateway.dev. Routes refer to it by name; only its existence is read.</summary>
public sealed record KgatewayBackend : IKubernetesRow
{
    public ObjectMeta Metadata
    {
        get;
        init => field = value ?? new();
    } = new();
}
