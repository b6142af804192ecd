// SPDX-License-Identifier: Apache-2.0

namespace Krt.Internal;

/// <summary>
/// The rows of one reading collection that depend on one thing of one source in one way: on a key, an index value or all
/// rows, narrowed or not. It exists while a row depends on it.
/// </summary>
internal abstract class Posting : SlotSet
{
    public abstract FetchEdge Edge { get; }

    /// <summary>The number of the commit that met the posting last; see <see cref="ReadTracker"/>.</summary>
    public long CommitNumber { get; set; }

    public void Leave(int slot)
    {
        Remove(slot);
        if (Count == 0)
            Detach();
    }

    /// <summary>How its readers find their rows.</summary>
    public abstract DependencyKind Kind { get; }

    /// <summary>What its readers read, in words.</summary>
    /// <param name="isMasked">Whether values and matches may hold secrets.</param>
    public abstract string Describe(bool isMasked);

    /// <summary>The slots of the source that the read resolves to now.</summary>
    public abstract List<int> Resolve();

    /// <summary>Takes the posting out of its routing table.</summary>
    protected abstract void Detach();
}

internal abstract class Posting<T> : Posting
    where T : class
{
    /// <summary>What the posting is concerned with beyond its value; null when with every change.</summary>
    public abstract IResidual<T>? Residual { get; }

    public abstract void Route(T? old, T? @new, DirtySlots dirty);

    public override string Describe(bool isMasked)
    {
        var narrowed = Residual switch
        {
            null => "",
            _ when isMasked => $"match {CollectionNode.Withheld}",
            var residual => residual.ToString() ?? "",
        };
        // One fetch by labels or selectors reads several postings; its match says it all.
        if (narrowed.Length > 0 && Kind is DependencyKind.Label or DependencyKind.Selector)
            return narrowed;
        var value = DescribeValue(isMasked);
        return narrowed.Length == 0 ? value : $"{value}, {narrowed}";
    }

    public override List<int> Resolve()
    {
        var rows = (IRowSource<T>)Edge.Source;
        var found = new List<int>();
        foreach (var slot in CandidateSlots())
        {
            if (rows.RowAt(slot) is { } row && Includes(row))
                found.Add(slot);
        }
        return found;
    }

    /// <summary>Whether its readers see a row that is found by the value.</summary>
    public bool Includes(T row)
    {
        try
        {
            return Residual?.Includes(row, ((IRowSource<T>)Edge.Source).Traits) ?? true;
        }
#pragma warning disable CA1031 // A predicate may throw anything; the run that used it failed, and so it read nothing.
        catch (Exception)
#pragma warning restore CA1031
        {
            return false;
        }
    }

    public abstract string DescribeValue(bool isMasked);

    public abstract ReadOnlySpan<int> CandidateSlots();

    protected void AddAllTo(DirtySlots dirty)
    {
        foreach (var slot in Span)
            dirty.Add(slot);
    }
}
