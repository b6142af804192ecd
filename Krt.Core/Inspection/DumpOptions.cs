// SPDX-License-Identifier: Apache-2.0

namespace Krt;

/// <summary>What a dump holds.</summary>
public sealed record DumpOptions
{
    /// <summary>The names of the collections to dump; <c>*</c> stands for any text, <c>?</c> for any character.</summary>
    /// <value>The default is all collections.</value>
    public string Names { get; init; } = "*";

    /// <summary>Whether rows are listed with what they were made of.</summary>
    /// <value>The default is <see langword="false"/>.</value>
    public bool IncludeRows { get; init; }

    /// <summary>Whether listed rows show their values; never those of collections that hold secrets.</summary>
    /// <value>The default is <see langword="false"/>.</value>
    public bool IncludeValues { get; init; }

    /// <summary>How many inputs are listed of each collection, so that no dump holds epochs up for long.</summary>
    /// <value>The default is 1000.</value>
    public int MaxRows { get; init; } = 1000;

    /// <summary>How many keys are listed of each dependency; their number is always told.</summary>
    /// <value>The default is 100.</value>
    public int MaxKeys { get; init; } = 100;
}
