// SPDX-License-Identifier: Apache-2.0

using Syncer.Translation.Rows.Backends;

namespace Syncer.Translation.Rows;

/// <summary>A destination other than a Service.</summary>
public sealed record AgentgatewayBackend : IKubernetesRow
{
    public ObjectMeta Metadata
    {
        get;
        init => field = (value ?? new()).KeepAnnotations();
    } = new();

    public BackendSpec Spec
    {
        get;
        init => field = value ?? new();
    } = new();
}
