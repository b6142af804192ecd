// SPDX-License-Identifier: Apache-2.0

namespace Krt.Internal;

/// <summary>Whether a run on the same input row gave the same as the one before. Another input row is never the same.</summary>
internal sealed class StatusWithRowsEquality<T, TStatus, TOut>(IEqualityComparer<TOut>? rows)
    : EqualityComparer<StatusWithRows<T, TStatus, TOut>>
    where T : class
    where TStatus : class
    where TOut : class
{
    public override bool Equals(StatusWithRows<T, TStatus, TOut>? x, StatusWithRows<T, TStatus, TOut>? y) =>
        ReferenceEquals(x, y)
        || (
            x is not null
            && y is not null
            && ReferenceEquals(x.Row, y.Row)
            && Equals(x.Status, y.Status)
            && x.Rows.SequenceEqual(y.Rows, rows)
        );

    public override int GetHashCode(StatusWithRows<T, TStatus, TOut> obj) => HashCode.Combine(obj.Row, obj.Status);
}
