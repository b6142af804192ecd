// SPDX-License-Identifier: Apache-2.0

namespace Krt;

/// <summary>How far explanations go.</summary>
public sealed record ExplainOptions
{
    /// <summary>How many collections away from the row in question rows are followed.</summary>
    /// <value>The default is 64.</value>
    public int MaxDepth { get; init; } = 64;

    /// <summary>How many rows are told of in all, the nearest first; of every read the number of rows is always told.</summary>
    /// <value>The default is 1000.</value>
    public int MaxRows { get; init; } = 1000;

    /// <summary>Whether rows show their values; never those of collections that hold secrets.</summary>
    /// <value>The default is <see langword="false"/>.</value>
    public bool IncludeValues { get; init; }
}
