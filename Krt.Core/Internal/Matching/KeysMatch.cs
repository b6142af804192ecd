// SPDX-License-Identifier: Apache-2.0

namespace Krt.Internal;

/// <summary>Rows with one of some distinct keys.</summary>
internal sealed class KeysMatch<TKey, T>(TKey[] keys) : Match<T>
    where TKey : notnull
    where T : class
{
    private readonly TKey[] _keys = keys;

    internal override object KeyArray => _keys;

    internal override Match<T>? Condition => null;

    internal override bool IsPredicate => false;

    internal override bool Accepts(T row, RowTraits<T> traits) => true;

    public override bool Equals(object? obj) =>
        obj is KeysMatch<TKey, T> other && _keys.AsSpan().SequenceEqual(other._keys);

    public override int GetHashCode() => _keys.Length == 0 ? 0 : HashCode.Combine(_keys.Length, _keys[0]);

    public override string ToString() => $"keys {string.Join(", ", _keys)}";
}
