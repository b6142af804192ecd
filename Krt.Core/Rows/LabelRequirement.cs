// SPDX-License-Identifier: Apache-2.0

namespace Krt;

/// <summary>One set-based condition of a <see cref="LabelSelector"/>. Equality is by value, in the order of the values.</summary>
public sealed class LabelRequirement : IEquatable<LabelRequirement>
{
    private readonly string[] _values;

    /// <summary>Creates a requirement; <paramref name="values"/> is read by In and NotIn only.</summary>
    public LabelRequirement(string name, LabelOperator @operator, params IEnumerable<string> values)
    {
        Name = name;
        Operator = @operator;
        _values = [.. values];
    }

    /// <summary>The name of the label.</summary>
    public string Name { get; }

    /// <summary>The comparison.</summary>
    public LabelOperator Operator { get; }

    /// <summary>The values that In and NotIn compare with.</summary>
    public IReadOnlyList<string> Values => _values;

    /// <summary>Whether the labels fulfil the requirement.</summary>
    public bool Matches(LabelSet labels)
    {
        ArgumentNullException.ThrowIfNull(labels);
        var exists = labels.TryGetValue(Name, out var value);
        return Operator switch
        {
            LabelOperator.In => exists && _values.AsSpan().Contains(value),
            LabelOperator.NotIn => !exists || !_values.AsSpan().Contains(value),
            LabelOperator.Exists => exists,
            _ => !exists,
        };
    }

    /// <inheritdoc/>
    public bool Equals(LabelRequirement? other) =>
        other is not null
        && Name == other.Name
        && Operator == other.Operator
        && _values.AsSpan().SequenceEqual(other._values);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as LabelRequirement);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Name, Operator, _values.Length);

    /// <inheritdoc/>
    public override string ToString() =>
        Operator switch
        {
            LabelOperator.In => $"{Name} in ({string.Join(',', _values)})",
            LabelOperator.NotIn => $"{Name} notin ({string.Join(',', _values)})",
            LabelOperator.Exists => Name,
            _ => "!" + Name,
        };
}
