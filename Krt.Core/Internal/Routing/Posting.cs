// SPDX-License-Identifier: Apache-2.0

namespace Krt.Internal;

/// <summary>The rows of one reading collection that depend on one thing of one source: a key, an index value, everything.</summary>
internal abstract class Posting(FetchEdge edge) : SlotSet
{
    public FetchEdge Edge { get; } = edge;

    /// <summary>The number of the commit that read the posting last, and where it noted it; see <see cref="ReadTracker"/>.</summary>
    public long CommitNumber { get; set; }

    /// <inheritdoc cref="CommitNumber"/>
    public int CommitPosition { get; set; }

    public abstract bool HasResiduals { get; }

    /// <summary>Adds a reader, or replaces what narrows its interest.</summary>
    public abstract void Register(int slot, object? residual);

    public abstract void Unregister(int slot);

    /// <summary>Takes the posting out of its routing table once nobody depends on it.</summary>
    public abstract void DropIfEmpty();

    /// <summary>What two reads of one run depend on together.</summary>
    public abstract object? Combine(object? first, object? second);

    /// <summary>How a reader's read finds its rows.</summary>
    public abstract DependencyKind KindOf(int reader);

    /// <summary>What a reader read, in words.</summary>
    /// <param name="reader">The reader.</param>
    /// <param name="isMasked">Whether values and matches may hold secrets.</param>
    public abstract string Describe(int reader, bool isMasked);

    /// <summary>The slots of the source that a reader's read resolves to now.</summary>
    public abstract List<int> Resolve(int reader);
}

internal abstract class Posting<T>(FetchEdge edge) : Posting(edge)
    where T : class
{
    private IResidual<T>?[]? _residuals;

    public override bool HasResiduals => _residuals is not null;

    private IRowSource<T> Rows => (IRowSource<T>)Edge.Source;

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

    public void Route(T? old, T? @new, DirtySlots dirty)
    {
        for (var i = 0; i < Count; i++)
        {
            if (_residuals?[i] is not { } residual || Concerns(residual, old, @new))
                dirty.Add(this[i]);
        }
    }

    /// <summary>Adds the readers that see a row.</summary>
    public void AddReadersOf(T row, ISet<int> readers)
    {
        for (var i = 0; i < Count; i++)
        {
            if (_residuals?[i] is not { } residual || Includes(residual, row))
                readers.Add(this[i]);
        }
    }

    public override string Describe(int reader, bool isMasked)
    {
        var narrowed = ResidualOf(reader) switch
        {
            null => "",
            _ when isMasked => $"match {CollectionNode.Withheld}",
            var residual => residual.ToString() ?? "",
        };
        // One fetch by labels or selectors reads several postings; its match says it all.
        if (narrowed.Length > 0 && KindOf(reader) is DependencyKind.Label or DependencyKind.Selector)
            return narrowed;
        var value = DescribeValue(isMasked);
        return narrowed.Length == 0 ? value : $"{value}, {narrowed}";
    }

    public override List<int> Resolve(int reader)
    {
        var residual = ResidualOf(reader);
        var found = new List<int>();
        foreach (var slot in CandidateSlots())
        {
            if (Rows.RowAt(slot) is { } row && (residual is null || Includes(residual, row)))
                found.Add(slot);
        }
        return found;
    }

    protected abstract string DescribeValue(bool isMasked);

    protected abstract ReadOnlySpan<int> CandidateSlots();

    protected IResidual<T>? ResidualOf(int reader) =>
        _residuals is not null && IndexOf(reader) is var index and >= 0 ? _residuals[index] : null;

    private bool Includes(IResidual<T> residual, T row)
    {
        try
        {
            return residual.Includes(row, Rows.Traits);
        }
#pragma warning disable CA1031 // A predicate may throw anything; the run that used it failed, and so it read nothing.
        catch (Exception)
#pragma warning restore CA1031
        {
            return false;
        }
    }

    private bool Concerns(IResidual<T> residual, T? old, T? @new)
    {
        if (residual.IsPredicate)
            Edge.Reader.Statistics.PredicateChecks++;
        try
        {
            return residual.Concerns(old, @new, Rows.Traits);
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
internal sealed class Posting<TValue, T>(ValueRouting<TValue, T> home, TValue value) : Posting<T>(home.Edge)
    where TValue : notnull
    where T : class
{
    public override void DropIfEmpty()
    {
        if (Count == 0)
            home.Drop(value);
    }

    public override DependencyKind KindOf(int reader) => home.Kind;

    protected override string DescribeValue(bool isMasked) => home.Describe(value, isMasked);

    protected override ReadOnlySpan<int> CandidateSlots() => home.SlotsOf(value);
}

/// <summary>The posting of readers that depend on every row.</summary>
internal sealed class EverythingPosting<T>(FetchEdge edge) : Posting<T>(edge)
    where T : class
{
    public override void DropIfEmpty() { }

    public override DependencyKind KindOf(int reader) =>
        ResidualOf(reader) is { IsPredicate: true } ? DependencyKind.Predicate : DependencyKind.Everything;

    protected override string DescribeValue(bool isMasked) => "all rows";

    protected override ReadOnlySpan<int> CandidateSlots() => Enumerable.Range(0, Edge.Source.SlotBound).ToArray();
}
