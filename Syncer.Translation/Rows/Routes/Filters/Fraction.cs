// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Translation.Rows.Routes.Filters;

/// <summary>A share of requests.</summary>
public sealed record Fraction
{
    public int Numerator { get; init; }

    public int? Denominator { get; init; }
}
