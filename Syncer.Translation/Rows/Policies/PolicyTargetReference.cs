// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Translation.Rows.Policies;

/// <summary>An object, or a part of one, in the namespace of the policy.</summary>
public sealed record PolicyTargetReference
{
    public string Group
    {
        get;
        init => field = value ?? "";
    } = "";

    public string Kind
    {
        get;
        init => field = value ?? "";
    } = "";

    public string Name
    {
        get;
        init => field = value ?? "";
    } = "";

    /// <summary>A listener, a rule, a part of a backend or a port, depending on the kind.</summary>
    public string? SectionName { get; init; }

    /// <summary>A port of a Gateway.</summary>
    public int? Port { get; init; }
}
