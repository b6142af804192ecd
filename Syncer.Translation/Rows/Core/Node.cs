// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Translation.Rows.Core;

/// <summary>A core/v1 Node: its labels say where it is. Its status is not read, so heartbeats leave the row equal.</summary>
public sealed record Node : IKubernetesRow
{
    public ObjectMeta Metadata
    {
        get;
        init => field = (value ?? new()).Keep();
    } = new();
}
