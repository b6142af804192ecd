// SPDX-License-Identifier: Apache-2.0

using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace Krt;

/// <summary>
/// An immutable set of labels, one value per name, sorted ordinally by name. Equality is by value; the hash is computed
/// once, so a set is a cheap dictionary key.
/// </summary>
public sealed class LabelSet : IEquatable<LabelSet>, IReadOnlyList<KeyValuePair<string, string>>
{
    private readonly KeyValuePair<string, string>[] _pairs;
    private readonly int _hash;

    private LabelSet(KeyValuePair<string, string>[] pairs)
    {
        _pairs = pairs;
        var hash = new HashCode();
        foreach (var (name, value) in pairs)
        {
            hash.Add(name, StringComparer.Ordinal);
            hash.Add(value, StringComparer.Ordinal);
        }
        _hash = hash.ToHashCode();
    }

    /// <summary>The set without labels.</summary>
    public static LabelSet Empty { get; } = new([]);

    /// <inheritdoc/>
    public int Count => _pairs.Length;

    /// <inheritdoc/>
    public KeyValuePair<string, string> this[int index] => _pairs[index];

    /// <summary>The labels, sorted by name.</summary>
    public ReadOnlySpan<KeyValuePair<string, string>> Span => _pairs;

    /// <summary>Builds a set; of two pairs with one name the later one counts.</summary>
    public static LabelSet From(params IEnumerable<KeyValuePair<string, string>> pairs)
    {
        ArgumentNullException.ThrowIfNull(pairs);
        var sorted = new SortedList<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in pairs)
            sorted[name] = value;
        return sorted.Count == 0 ? Empty : new LabelSet([.. sorted]);
    }

    /// <summary>Builds a set of one label.</summary>
    public static LabelSet From(string name, string value) => new([new(name, value)]);

    /// <summary>Finds the value of a label.</summary>
    public bool TryGetValue(string name, [MaybeNullWhen(false)] out string value)
    {
        var low = 0;
        var high = _pairs.Length - 1;
        while (low <= high)
        {
            var middle = (low + high) >>> 1;
            var order = string.CompareOrdinal(_pairs[middle].Key, name);
            if (order == 0)
            {
                value = _pairs[middle].Value;
                return true;
            }
            if (order < 0)
                low = middle + 1;
            else
                high = middle - 1;
        }
        value = null;
        return false;
    }

    /// <summary>Whether every label of <paramref name="other"/> is also one of this set, with the same value.</summary>
    public bool ContainsAll(LabelSet other)
    {
        ArgumentNullException.ThrowIfNull(other);
        foreach (var (name, value) in other._pairs)
        {
            if (!TryGetValue(name, out var own) || !string.Equals(own, value, StringComparison.Ordinal))
                return false;
        }
        return true;
    }

    /// <inheritdoc/>
    public bool Equals(LabelSet? other) =>
        ReferenceEquals(this, other)
        || (other is not null && _hash == other._hash && _pairs.AsSpan().SequenceEqual(other._pairs));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as LabelSet);

    /// <inheritdoc/>
    public override int GetHashCode() => _hash;

    /// <summary><c>a=1,b=2</c></summary>
    public override string ToString() => string.Join(',', _pairs.Select(pair => $"{pair.Key}={pair.Value}"));

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, string>> GetEnumerator() => _pairs.AsEnumerable().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
