// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Translation.Rows.Routes;

/// <summary>The object a route attaches to.</summary>
public sealed record ParentReference
{
    public string? Group { get; init; }

    public string? Kind { get; init; }

    public string? Namespace { get; init; }

    public string Name
    {
        get;
        init => field = value ?? "";
    } = "";

    public string? SectionName { get; init; }

    public int? Port { get; init; }
}
