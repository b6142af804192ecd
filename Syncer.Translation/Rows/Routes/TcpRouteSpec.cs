// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Translation.Rows.Routes;

/// <summary>The spec of a <see cref="TcpRoute"/>.</summary>
public sealed record TcpRouteSpec
{
    public ValueList<ParentReference> ParentRefs
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
