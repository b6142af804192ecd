// SPDX-License-Identifier: Apache-2.0

namespace Krt.Internal;

/// <summary>Concerned when the number of rows a run counted is another one now.</summary>
/// <remarks>
/// A source is final before its readers are routed, so the number can be taken again on the first change that moves a row
/// in or out; the answer holds for the rest of the epoch.
/// </remarks>
internal sealed class CountResidual<T>(Propagator propagator, CountedRows<T> rows, int counted) : IResidual<T>
    where T : class
{
    private readonly CountedRows<T> _rows = rows;
    private long _checkedIn = -1;
    private bool _moved;

    public bool IsPredicate => Restriction is { IsPredicate: true };

    public Match<T>? Restriction => _rows.Match;

    /// <summary>The number that the run saw.</summary>
    private int Counted => counted;

    public bool Concerns(T? old, T? @new, RowTraits<T> traits)
    {
        if ((old is not null && Includes(old, traits)) == (@new is not null && Includes(@new, traits)))
            return false;
        if (_checkedIn != propagator.RunningEpoch)
        {
            _checkedIn = propagator.RunningEpoch;
            _moved = _rows.Count() != Counted;
        }
        return _moved;
    }

    public bool Includes(T row, RowTraits<T> traits) => _rows.Include(row, traits);

    public override bool Equals(object? obj) =>
        obj is CountResidual<T> other && Counted == other.Counted && _rows.Equals(other._rows);

    public override int GetHashCode() => HashCode.Combine(Counted, _rows);

    public override string ToString() => Restriction is null ? "count" : $"count of {Restriction}";
}
