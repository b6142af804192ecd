// SPDX-License-Identifier: Apache-2.0

namespace Krt.Internal;

/// <summary>Which rows of one reading collection depend on which values: keys of a source, or values of one of its indexes.</summary>
internal abstract partial class ValueRouting<TValue, T>(FetchEdge edge)
    where TValue : notnull
    where T : class
{
    private readonly Dictionary<TValue, ValuePosting<TValue, T>> _postings = [];
    private readonly ReadLog<TValue, T>?[] _logs = new ReadLog<TValue, T>?[edge.Source.Propagator.Workers];

    public FetchEdge Edge { get; } = edge;

    public bool HasReaders => _postings.Count > 0;

    /// <summary>Where the reads of one worker are noted until they are applied.</summary>
    public ReadLog<TValue, T> LogOf(int worker) => _logs[worker] ??= new ReadLog<TValue, T>(this);

    /// <summary>The posting of readers of a value; a new one if there are none.</summary>
    public Posting<T> At(TValue value, IResidual<T>? residual)
    {
        if (!_postings.TryGetValue(value, out var posting))
            _postings.Add(value, posting = new ValuePosting<TValue, T>(this, value));
        return posting.Of(residual);
    }

    /// <summary>Whether a posting is the one that a read belongs to: much cheaper than finding it.</summary>
    public bool Is(Posting posting, TValue value, IResidual<T>? residual)
    {
        var whole = (posting as NarrowedPosting<T>)?.Whole ?? posting;
        return whole is ValuePosting<TValue, T> ofValue
            && ReferenceEquals(ofValue.Routing, this)
            && EqualityComparer<TValue>.Default.Equals(ofValue.Value, value)
            && ofValue.Is(posting, residual);
    }

    public ValuePosting<TValue, T>? Find(TValue value) => _postings.GetValueOrDefault(value);

    public void Drop(TValue value) => _postings.Remove(value);

    /// <summary>The slots of the source that are found under a value now.</summary>
    public abstract ReadOnlySpan<int> SlotsOf(TValue value);

    /// <summary>How rows are found by a value.</summary>
    public abstract DependencyKind Kind { get; }

    /// <summary>What reading a value is called in explanations, such as <c>key default/a</c>.</summary>
    /// <param name="value">The value.</param>
    /// <param name="isMasked">Whether the value may be a secret; keys are shown all the same.</param>
    public abstract string Describe(TValue value, bool isMasked);
}
