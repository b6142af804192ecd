// SPDX-License-Identifier: Apache-2.0

using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using Syncer.Translation.Rows.Converters;

namespace Syncer.Translation.Rows;

/// <summary>
/// The content of a Secret: bytes by key. Immutable, equal by value. Neither its text nor its JSON shows the bytes.
/// </summary>
[JsonConverter(typeof(SecretDataConverter))]
public sealed class SecretData : IEquatable<SecretData>
{
    private readonly SortedList<string, byte[]> _values;

    internal SecretData(SortedList<string, byte[]> values) => _values = values;

    /// <summary>The content of a Secret without data.</summary>
    public static SecretData Empty { get; } = From([]);

    /// <summary>The keys, sorted ordinally.</summary>
    public IReadOnlyList<string> Keys => _values.Keys.AsReadOnly();

    /// <summary>Copies the values; of two with one key the later one counts.</summary>
    public static SecretData From(IEnumerable<KeyValuePair<string, byte[]>> values)
    {
        var copies = new SortedList<string, byte[]>(StringComparer.Ordinal);
        foreach (var (key, value) in values)
            copies[key] = [.. value];
        return new(copies);
    }

    /// <summary>The values of <paramref name="upper"/>, and those of this content for all other keys.</summary>
    public SecretData OverlaidWith(SecretData upper) =>
        upper._values.Count == 0 ? this
        : _values.Count == 0 ? upper
        : From(_values.Concat(upper._values));

    /// <summary>Finds the bytes of a key.</summary>
    public bool TryGetValue(string key, out ReadOnlyMemory<byte> value)
    {
        var found = _values.TryGetValue(key, out var bytes);
        value = bytes;
        return found;
    }

    /// <inheritdoc/>
    public bool Equals([NotNullWhen(true)] SecretData? other)
    {
        if (ReferenceEquals(this, other))
            return true;
        if (other is null || other._values.Count != _values.Count)
            return false;
        foreach (var (key, value) in _values)
        {
            if (!other._values.TryGetValue(key, out var theirs) || !value.AsSpan().SequenceEqual(theirs))
                return false;
        }
        return true;
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as SecretData);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var (key, value) in _values)
        {
            hash.Add(key, StringComparer.Ordinal);
            hash.AddBytes(value);
        }
        return hash.ToHashCode();
    }

    /// <summary>The keys alone, as <c>[tls.crt, tls.key]</c>.</summary>
    public override string ToString() => $"[{string.Join(", ", _values.Keys)}]";
}
