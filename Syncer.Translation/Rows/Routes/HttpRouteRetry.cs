// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Translation.Rows.Routes;

/// <summary>When and how often the requests of an <see cref="HttpRouteRule"/> are tried again.</summary>
public sealed record HttpRouteRetry
{
    public ValueList<int> Codes
    {
        get;
        init => field = value ?? [];
    } = [];

    public int? Attempts { get; init; }

    /// <summary>A GEP-2257 duration.</summary>
    public string? Backoff { get; init; }
}
