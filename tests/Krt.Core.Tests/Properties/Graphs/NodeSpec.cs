// SPDX-License-Identifier: Apache-2.0

namespace Krt.Core.Tests.Properties.Graphs;

/// <summary>One collection of a random graph. Every combination of numbers is a valid one, so that any shrinks to others.</summary>
internal readonly record struct NodeSpec(byte Op, byte First, byte Second, byte Third, byte Seed)
{
    public NodeKind Kind => (NodeKind)(Op % ((int)NodeKind.Last + 1));

    public override string ToString() => $"{Kind}({First}, {Second}, {Third}; {Seed})";
}

internal enum NodeKind
{
    Select,
    SelectOwnKey,
    SelectMany,
    Status,
    Where,
    View,
    Union,
    UnionDisjoint,
    Merge,
    MergeMany,
    Groups,
    TagGroups,
    Singleton,
    FromNothing,
    Fetch,
    FetchFar,
    FetchOwnKey,
    FetchFailing,
    Last = FetchFailing,
}
