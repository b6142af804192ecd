// SPDX-License-Identifier: Apache-2.0

using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace Krt.Kubernetes;

/// <summary>
/// All kinds a program reads, each registered once: sources, status writing and the command line read this list. Immutable.
/// </summary>
public sealed class KindCatalogue : IReadOnlyList<KubernetesKind>
{
    private readonly KubernetesKind[] _kinds;
    private readonly Dictionary<(string Group, string Kind), KubernetesKind> _byName = [];

    /// <summary>Creates the catalogue; the order of the kinds is kept.</summary>
    /// <exception cref="ArgumentException">A kind or a type of rows occurs twice, or a kind has no version.</exception>
    public KindCatalogue(params IEnumerable<KubernetesKind> kinds)
    {
        _kinds = [.. kinds];
        var rowTypes = new HashSet<Type>();
        foreach (var kind in _kinds)
        {
            if (kind.Versions.Count == 0)
                throw new ArgumentException($"{kind} has no version", nameof(kinds));
            if (!_byName.TryAdd((kind.Group, kind.Kind), kind))
                throw new ArgumentException($"{kind} is registered twice", nameof(kinds));
            if (!rowTypes.Add(kind.RowType))
                throw new ArgumentException($"{kind.RowType} holds the rows of two kinds", nameof(kinds));
        }
    }

    /// <inheritdoc/>
    public int Count => _kinds.Length;

    /// <inheritdoc/>
    public KubernetesKind this[int index] => _kinds[index];

    /// <summary>Finds a kind by its group, whatever the version.</summary>
    public bool TryGet(string group, string kind, [MaybeNullWhen(false)] out KubernetesKind found) =>
        _byName.TryGetValue((group, kind), out found);

    /// <summary>Creates a source collection for every kind; none is synced.</summary>
    public KindSources CreateSources(KrtScope scope) => new(_kinds.Select(kind => kind.CreateSource(scope)));

    /// <inheritdoc/>
    public IEnumerator<KubernetesKind> GetEnumerator() => _kinds.AsEnumerable().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
