// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Translation.Rows.Routes.Filters;

/// <summary>A filter that is an object of another API.</summary>
public sealed record ExtensionReference
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
}
