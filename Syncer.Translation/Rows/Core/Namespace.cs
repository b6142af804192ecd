// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Translation.Rows.Core;

/// <summary>A core/v1 Namespace: its labels and annotations apply to the objects in it.</summary>
public sealed record Namespace : IKubernetesRow
{
    public ObjectMeta Metadata
    {
        get;
        init => field = value ?? new();
    } = new();
}
