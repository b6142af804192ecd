// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Translation.Rows.Routes;

/// <summary>The spec of a <see cref="TlsRoute"/>.</summary>
public sealed record TlsRouteSpec
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

    public ValueList<StreamRouteRule> Rules
    {
        get;
        init => field = value ?? [];
    } = [];
}
