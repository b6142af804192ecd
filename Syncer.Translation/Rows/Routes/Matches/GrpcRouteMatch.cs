// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Translation.Rows.Routes.Matches;

/// <summary>A match of a <see cref="GrpcRouteRule"/>: all parts must hold.</summary>
public sealed record GrpcRouteMatch
{
    public GrpcMethodMatch? Method { get; init; }

    public ValueList<ValueMatch> Headers
    {
        get;
        init => field = value ?? [];
    } = [];
}
