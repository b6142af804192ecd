// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Translation.Rows.Routes.Filters;

/// <summary>A header.</summary>
public sealed record HeaderValue
{
    public string Name
    {
        get;
        init => field = value ?? "";
    } = "";

    public string Value
    {
        get;
        init => field = value ?? "";
    } = "";
}
