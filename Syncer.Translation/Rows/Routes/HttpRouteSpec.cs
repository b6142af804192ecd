// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Translation.Rows.Routes;

/// <summary>The spec of a <see cref="HttpRoute"/>.</summary>
public sealed record HttpRouteSpec
{
    public ValueList<ParentReference> ParentRefs
    {
        get;
        init => field = value ?? [];
    } = [];

    public ValueList<string> Hostnames
    {
        get;
        init => field = value ?? [];
    } = [];

    public ValueList<HttpRouteRule> Rules
    {
        get;
        init => field = value ?? [];
    } = [];
}
