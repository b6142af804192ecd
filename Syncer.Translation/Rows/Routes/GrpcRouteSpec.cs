// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Translation.Rows.Routes;

/// <summary>The spec of a <see cref="GrpcRoute"/>.</summary>
public sealed record GrpcRouteSpec
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

    public ValueList<GrpcRouteRule> Rules
    {
        get;
        init => field = value ?? [];
    } = [];
}
