// SPDX-License-Identifier: Apache-2.0

namespace Krt.Internal;

/// <summary>The rows of one reading collection that depend on one thing of one source: a key, an index value, everything.</summary>
internal abstract class Posting : SlotSet
{
    /// <summary>Adds a reader, or replaces what narrows its interest.</summary>
    public abstract void Register(int slot, object? residual);

    public abstract void Unregister(int slot);

    /// <summary>Takes the posting out of its routing table once nobody depends on it.</summary>
    public abstract void DropIfEmpty();

    /// <summary>What two reads of one run depend on together.</summary>
    public abstract object? Combine(object? first, object? second);
}

internal abstract class Posting<T> : Posting
    where T : class
{
    private IResidual<T>?[]? _residuals;

    public override void Register(int slot, object? residual)
    {
        var narrowed = (IResidual<T>?)residual;
        var index = IndexOf(slot);
        if (index < 0)
        {
            index = ~index;
            Insert(index, slot);
            if (_residuals is not null)
            {
                if (_residuals.Length < Count)
                    Array.Resize(ref _residuals, Math.Max(Count, _residuals.Length * 2));
                Array.Copy(_residuals, index, _residuals, index + 1, Count - 1 - index);
                _residuals[index] = null;
            }
        }
        if (narrowed is not null)
            _residuals ??= new IResidual<T>?[Count];
        if (_residuals is not null)
            _residuals[index] = narrowed;
    }

    public override void Unregister(int slot)
    {
        var index = IndexOf(slot);
        if (index < 0)
            return;
        RemoveAt(index);
        if (_residuals is not null)
        {
            Array.Copy(_residuals, index + 1, _residuals, index, Count - index);
            _residuals[Count] = null;
        }
    }

    public override object? Combine(object? first, object? second) =>
        first is IResidual<T> a && second is IResidual<T> b
            ? ReferenceEquals(a, b)
                ? a
                : new EitherResidual<T>(a, b)
            : null;

    public void Route(T? old, T? @new, RowTraits<T> traits, DirtySlots dirty)
    {
        for (var i = 0; i < Count; i++)
        {
            if (_residuals?[i] is not { } residual || Concerns(residual, old, @new, traits))
                dirty.Add(this[i]);
        }
    }

    private static bool Concerns(IResidual<T> residual, T? old, T? @new, RowTraits<T> traits)
    {
        try
        {
            return residual.Concerns(old, @new, traits);
        }
#pragma warning disable CA1031 // A predicate may throw anything; the run it leads to throws again and is reported there.
        catch (Exception)
#pragma warning restore CA1031
        {
            return true;
        }
    }
}

/// <summary>A posting that is found by a value.</summary>
internal sealed class Posting<TValue, T>(Dictionary<TValue, Posting<TValue, T>> home, TValue value) : Posting<T>
    where TValue : notnull
    where T : class
{
    public static Posting<TValue, T> GetOrAdd(Dictionary<TValue, Posting<TValue, T>> home, TValue value)
    {
        if (!home.TryGetValue(value, out var posting))
            home.Add(value, posting = new Posting<TValue, T>(home, value));
        return posting;
    }

    public override void DropIfEmpty()
    {
        if (Count == 0)
            home.Remove(value);
    }
}

/// <summary>The posting of readers that depend on every row.</summary>
internal sealed class EverythingPosting<T> : Posting<T>
    where T : class
{
    public override void DropIfEmpty() { }
}
