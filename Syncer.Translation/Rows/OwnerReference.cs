// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Translation.Rows;

/// <summary>A reference to the object that owns another one of its namespace.</summary>
public sealed record OwnerReference
{
    public string ApiVersion
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

    public string Uid
    {
        get;
        init => field = value ?? "";
    } = "";

    /// <summary>Whether the owner is the one that manages the object; at most one owner is.</summary>
    public bool? Controller { get; init; }
}
