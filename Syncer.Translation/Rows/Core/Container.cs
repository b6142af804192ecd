// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Translation.Rows.Core;

/// <summary>A container of a <see cref="Pod"/>.</summary>
public sealed record Container
{
    /// <summary><c>Always</c> makes an init container a sidecar, which runs as long as the pod.</summary>
    public string? RestartPolicy { get; init; }

    public ValueList<ContainerPort> Ports
    {
        get;
        init => field = value ?? [];
    } = [];
}
