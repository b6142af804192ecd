// SPDX-License-Identifier: Apache-2.0

namespace Krt.Internal;

/// <summary>Concerned when the number of rows a run counted is another one now.</summary>
/// <remarks>
/// A source is final before its readers are routed, so the number can be taken again on the first change that moves a row
/// in or out; the answer holds for the rest of the epoch.
/// </remarks>
internal sealed class CountResidual<T>(Propagator propagator, Match<T>? match, Func<int> count) : IResidual<T>
    where T : class
{
    private long _checkedIn = -1;
    private bool _moved;

    public bool IsPredicate => match is { IsPredicate: true };

    public int Counted { get; set; }

    public bool Concerns(T? old, T? @new, RowTraits<T> traits)
    {
        if ((old is not null && Includes(old, traits)) == (@new is not null && Includes(@new, traits)))
            return false;
        if (_checkedIn != propagator.RunningEpoch)
        {
            _checkedIn = propagator.RunningEpoch;
            _moved = count() != Counted;
        }
        return _moved;
    }

    public bool Includes(T row, RowTraits<T> traits) => match is null || match.Accepts(row, traits);

    public override string ToString() => match is null ? "count" : $"count of {match}";
}
