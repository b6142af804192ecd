// SPDX-License-Identifier: Apache-2.0

namespace Krt.Internal;

/// <summary>Which rows of one reading collection depend on which values: keys of a source, or values of one of its indexes.</summary>
internal abstract class ValueRouting<TValue, T>(FetchEdge edge)
    where TValue : notnull
    where T : class
{
    private readonly Dictionary<TValue, Posting<TValue, T>> _postings = [];
    private readonly ReadLog<TValue, T>?[] _logs = new ReadLog<TValue, T>?[edge.Source.Propagator.Workers];

    public FetchEdge Edge { get; } = edge;

    public bool HasReaders => _postings.Count > 0;

    /// <summary>Where the reads of one worker are noted until they are applied.</summary>
    public ReadLog<TValue, T> LogOf(int worker) => _logs[worker] ??= new ReadLog<TValue, T>(this);

    public Posting<TValue, T> At(TValue value)
    {
        if (!_postings.TryGetValue(value, out var posting))
            _postings.Add(value, posting = new Posting<TValue, T>(this, value));
        return posting;
    }

    public Posting<TValue, T>? Find(TValue value) => _postings.GetValueOrDefault(value);

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
