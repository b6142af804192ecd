// SPDX-License-Identifier: Apache-2.0

using System.Collections.Immutable;
using System.Reactive.Linq;

namespace Krt;

/// <summary>What can be made of change sets with Rx.</summary>
public static class KrtObservableExtensions
{
    extension<TKey, T>(IObservable<ChangeSet<TKey, T>> changes)
        where TKey : notnull
        where T : class
    {
        /// <summary>
        /// All rows after every set, each an immutable dictionary that shares what has not changed with the one before.
        /// </summary>
        /// <remarks>
        /// Operators that drop elements, such as Throttle and Sample, lose changes when they are applied to change sets.
        /// Apply them to snapshots. The first set has to be an initial one, see <see cref="ConnectOptions.IncludeInitial"/>.
        /// </remarks>
        public IObservable<IReadOnlyDictionary<TKey, T>> ToSnapshots() =>
            changes.Scan(ImmutableDictionary<TKey, T>.Empty, Apply);
    }

    private static ImmutableDictionary<TKey, T> Apply<TKey, T>(
        ImmutableDictionary<TKey, T> rows,
        ChangeSet<TKey, T> changes
    )
        where TKey : notnull
        where T : class
    {
        var builder = (changes.IsInitial ? ImmutableDictionary<TKey, T>.Empty : rows).ToBuilder();
        foreach (ref readonly var change in changes.Span)
        {
            if (change.New is { } row)
                builder[change.Key] = row;
            else
                builder.Remove(change.Key);
        }
        return builder.ToImmutable();
    }
}
