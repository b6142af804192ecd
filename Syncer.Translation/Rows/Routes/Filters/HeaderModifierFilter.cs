// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Translation.Rows.Routes.Filters;

/// <summary>Changes the headers of a request or response.</summary>
public sealed record HeaderModifierFilter
{
    public ValueList<HeaderValue> Set
    {
        get;
        init => field = value ?? [];
    } = [];

    public ValueList<HeaderValue> Add
    {
        get;
        init => field = value ?? [];
    } = [];

    public ValueList<string> Remove
    {
        get;
        init => field = value ?? [];
    } = [];
}
