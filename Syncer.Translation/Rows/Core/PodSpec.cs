// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Translation.Rows.Core;

/// <summary>The spec of a <see cref="Pod"/>.</summary>
public sealed record PodSpec
{
    /// <summary>Empty until the pod is scheduled.</summary>
    public string NodeName
    {
        get;
        init => field = value ?? "";
    } = "";

    public string ServiceAccountName
    {
        get;
        init => field = value ?? "";
    } = "";

    public bool? HostNetwork { get; init; }

    public ValueList<Container> Containers
    {
        get;
        init => field = value ?? [];
    } = [];

    public ValueList<Container> InitContainers
    {
        get;
        init => field = value ?? [];
    } = [];
}
