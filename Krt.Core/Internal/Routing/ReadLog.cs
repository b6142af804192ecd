// SPDX-License-Identifier: Apache-2.0

namespace Krt.Internal;

/// <summary>
/// The values one worker has read through one routing table. Workers run at the same time and tables are shared, so a read
/// becomes a dependency only when its run is applied.
/// </summary>
internal abstract class ReadLog
{
    public abstract Posting PostingAt(int position, object? residual);

    public abstract CollectionNode Source { get; }

    /// <inheritdoc cref="ValueRouting{TValue,T}.Kind"/>
    public abstract DependencyKind Kind { get; }

    /// <summary>The value at a position.</summary>
    public abstract object ValueAt(int position);

    /// <inheritdoc cref="ValueRouting{TValue,T}.Describe"/>
    public abstract string Describe(int position, bool isMasked);

    public abstract void Clear();
}

internal sealed class ReadLog<TValue, T>(ValueRouting<TValue, T> routing) : ReadLog
    where TValue : notnull
    where T : class
{
    private readonly List<TValue> _values = [];

    public bool IsEmpty => _values.Count == 0;

    /// <returns>The position of the value.</returns>
    public int Add(TValue value)
    {
        _values.Add(value);
        return _values.Count - 1;
    }

    public override Posting PostingAt(int position, object? residual) =>
        routing.At(_values[position], (IResidual<T>?)residual);

    public override CollectionNode Source => routing.Edge.Source;

    public override DependencyKind Kind => routing.Kind;

    public override object ValueAt(int position) => _values[position];

    public override string Describe(int position, bool isMasked) => routing.Describe(_values[position], isMasked);

    public override void Clear()
    {
        _values.Clear();
        if (_values.Capacity > 4096)
            _values.Capacity = 0;
    }
}
