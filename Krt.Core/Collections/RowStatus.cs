// SPDX-License-Identifier: Apache-2.0

namespace Krt;

/// <summary>What a transform reports about an input row, together with that row.</summary>
/// <param name="Row">The input row.</param>
/// <param name="Status">What is reported about it.</param>
public sealed record RowStatus<T, TStatus>(T Row, TStatus Status)
    where T : class
    where TStatus : class;
