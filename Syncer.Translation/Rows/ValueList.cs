// SPDX-License-Identifier: Apache-2.0

using System.Collections;
using System.Runtime.CompilerServices;

namespace Syncer.Translation.Rows;

/// <summary>
/// An immutable list with equality by value, so that records holding one are equal by value too. Rows carry it instead of
/// an array: equal rows stop propagation.
/// </summary>
[CollectionBuilder(typeof(ValueListBuilder), nameof(ValueListBuilder.Create))]
public sealed class ValueList<T> : IReadOnlyList<T>, ICollection<T>, IEquatable<ValueList<T>>
{
    private T[] _items;
    private int _count;

    /// <summary>Creates an empty list; the JSON reader fills it before anyone else sees it.</summary>
    public ValueList()
        : this([]) { }

    internal ValueList(T[] items)
    {
        _items = items;
        _count = items.Length;
    }

    /// <summary>The list without items.</summary>
    public static ValueList<T> Empty { get; } = new();

    /// <inheritdoc cref="IReadOnlyCollection{T}.Count"/>
    public int Count => _count;

    /// <inheritdoc/>
    public T this[int index] => index < _count ? _items[index] : throw new ArgumentOutOfRangeException(nameof(index));

    /// <summary>The items, without a copy.</summary>
    public ReadOnlySpan<T> Span => _items.AsSpan(0, _count);

    // False because System.Text.Json refuses to fill a read-only collection.
    bool ICollection<T>.IsReadOnly => false;

    /// <inheritdoc/>
    public bool Equals(ValueList<T>? other)
    {
        if (ReferenceEquals(this, other))
            return true;
        if (other is null || other._count != _count)
            return false;
        for (var i = 0; i < _count; i++)
        {
            if (!EqualityComparer<T>.Default.Equals(_items[i], other._items[i]))
                return false;
        }
        return true;
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ValueList<T>);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var item in Span)
            hash.Add(item);
        return hash.ToHashCode();
    }

    /// <inheritdoc/>
    public IEnumerator<T> GetEnumerator()
    {
        for (var i = 0; i < _count; i++)
            yield return _items[i];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    void ICollection<T>.Add(T item)
    {
        // A list in a manifest may hold a null item, which says nothing.
        if (item is null)
            return;
        if (_count == _items.Length)
            Array.Resize(ref _items, Math.Max(4, _count * 2));
        _items[_count++] = item;
    }

    void ICollection<T>.Clear() => throw new NotSupportedException();

    bool ICollection<T>.Contains(T item) => Span.Contains(item, EqualityComparer<T>.Default);

    void ICollection<T>.CopyTo(T[] array, int arrayIndex) => Span.CopyTo(array.AsSpan(arrayIndex));

    bool ICollection<T>.Remove(T item) => throw new NotSupportedException();
}
