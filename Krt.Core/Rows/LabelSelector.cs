// SPDX-License-Identifier: Apache-2.0

namespace Krt;

/// <summary>
/// A condition on labels: all equalities and all set-based requirements must hold. Immutable, equal by value.
/// </summary>
public sealed class LabelSelector : IEquatable<LabelSelector>
{
    private readonly LabelRequirement[] _requirements;

    /// <summary>Creates a selector of equalities and, optionally, set-based requirements.</summary>
    public LabelSelector(LabelSet equalities, params IEnumerable<LabelRequirement> requirements)
    {
        ArgumentNullException.ThrowIfNull(equalities);
        Equalities = equalities;
        _requirements = [.. requirements];
    }

    /// <summary>The selector without a condition.</summary>
    public static LabelSelector Everything { get; } = new(LabelSet.Empty);

    /// <summary>The labels that must be present with exactly these values.</summary>
    public LabelSet Equalities { get; }

    /// <summary>The set-based requirements.</summary>
    public IReadOnlyList<LabelRequirement> Requirements => _requirements;

    /// <summary>Whether the selector has no condition at all.</summary>
    public bool IsEmpty => Equalities.Count == 0 && _requirements.Length == 0;

    /// <summary>Whether the labels fulfil every condition; an empty selector matches everything.</summary>
    public bool Matches(LabelSet labels)
    {
        ArgumentNullException.ThrowIfNull(labels);
        if (!labels.ContainsAll(Equalities))
            return false;
        foreach (var requirement in _requirements)
        {
            if (!requirement.Matches(labels))
                return false;
        }
        return true;
    }

    /// <inheritdoc/>
    public bool Equals(LabelSelector? other) =>
        ReferenceEquals(this, other)
        || (
            other is not null
            && Equalities.Equals(other.Equalities)
            && _requirements.AsSpan().SequenceEqual(other._requirements)
        );

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as LabelSelector);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Equalities, _requirements.Length);

    /// <inheritdoc/>
    public override string ToString() =>
        string.Join(
            ',',
            Equalities.Select(pair => $"{pair.Key}={pair.Value}").Concat(_requirements.Select(r => r.ToString()))
        );
}
