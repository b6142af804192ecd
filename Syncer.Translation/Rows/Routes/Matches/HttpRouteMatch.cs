// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Translation.Rows.Routes.Matches;

/// <summary>A match of an <see cref="HttpRouteRule"/>: all parts must hold.</summary>
public sealed record HttpRouteMatch
{
    public HttpPathMatch? Path { get; init; }

    public ValueList<ValueMatch> Headers
    {
        get;
        init => field = value ?? [];
    } = [];

    public ValueList<ValueMatch> QueryParams
    {
        get;
        init => field = value ?? [];
    } = [];

    public string? Method { get; init; }
}
