// SPDX-License-Identifier: Apache-2.0

namespace Krt.Internal;

/// <summary>Everything one run of a transform with a status gave.</summary>
internal sealed record StatusWithRows<T, TStatus, TOut>(T Row, TStatus? Status, IReadOnlyList<TOut> Rows)
    where T : class
    where TStatus : class
    where TOut : class;
