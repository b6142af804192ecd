// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Translation.Rows.Routes.Filters;

/// <summary>Sends a copy of requests to another backend.</summary>
public sealed record RequestMirrorFilter
{
    public BackendRef BackendRef
    {
        get;
        init => field = value ?? new();
    } = new();

    public int? Percent { get; init; }

    public Fraction? Fraction { get; init; }
}
