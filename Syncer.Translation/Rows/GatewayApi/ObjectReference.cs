// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Translation.Rows.GatewayApi;

/// <summary>A reference to an object of any kind; what null stands for depends on the field that holds the reference.</summary>
public sealed record ObjectReference
{
    public string? Group { get; init; }

    public string? Kind { get; init; }

    public string? Namespace { get; init; }

    public string Name
    {
        get;
        init => field = value ?? "";
    } = "";
}
