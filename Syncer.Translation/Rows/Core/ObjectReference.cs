// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Translation.Rows.Core;

/// <summary>A reference to an object of any kind.</summary>
public sealed record ObjectReference
{
    public string Kind
    {
        get;
        init => field = value ?? "";
    } = "";

    public string Namespace
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
}
