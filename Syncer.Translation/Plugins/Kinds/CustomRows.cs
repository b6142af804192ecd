// SPDX-License-Identifier: Apache-2.0

using Krt;
using Syncer.Translation.Rows;

namespace Syncer.Translation.Plugins.Kinds;

/// <summary>The collections of the kinds that plugins bring along. Immutable.</summary>
public sealed class CustomRows
{
    private readonly Dictionary<CustomKind, IKrtCollection> _collections;

    /// <summary>Creates the set.</summary>
    /// <param name="kinds">The kinds.</param>
    /// <param name="rowsOf">Makes or finds the collection of a kind.</param>
    public CustomRows(IEnumerable<CustomKind> kinds, ICustomKindVisitor<IKrtCollection> rowsOf)
    {
        ArgumentNullException.ThrowIfNull(kinds);
        _collections = kinds.ToDictionary(kind => kind, kind => kind.Accept(rowsOf));
    }

    private CustomRows() => _collections = [];

    /// <summary>No collections.</summary>
    public static CustomRows None { get; } = new();

    /// <summary>The kinds that have a collection.</summary>
    public IReadOnlyCollection<CustomKind> Kinds => _collections.Keys;

    /// <summary>The objects of a kind.</summary>
    /// <exception cref="KeyNotFoundException">Nobody reads objects of the kind.</exception>
    public IKrtCollection<NamespacedName, T> Of<T>(CustomKind<T> kind)
        where T : class, IKubernetesRow
    {
        ArgumentNullException.ThrowIfNull(kind);
        return _collections.TryGetValue(kind, out var rows)
            ? (IKrtCollection<NamespacedName, T>)rows
            : throw new KeyNotFoundException($"Nobody reads objects of kind {kind.Kind} of {kind.Group}.");
    }
}
