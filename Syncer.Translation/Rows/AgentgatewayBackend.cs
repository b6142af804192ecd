// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Translation.Rows;

/// <summary>A destination other than a Service. Routes refer to it by name; only its existence is read.</summary>
public sealed record AgentgatewayBackend : IKubernetesRow
{
    public ObjectMeta Metadata
    {
        get;
        init => field = value ?? new();
    } = new();
}
