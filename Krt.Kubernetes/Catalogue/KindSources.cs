// SPDX-License-Identifier: Apache-2.0

using System.Collections;

namespace Krt.Kubernetes;

/// <summary>The source collections of a set of kinds, one each. Immutable.</summary>
public sealed class KindSources : IReadOnlyList<KindBinding>
{
    private readonly KindBinding[] _bindings;
    private readonly Dictionary<KubernetesKind, KindBinding> _byKind = [];

    /// <summary>Creates the set.</summary>
    /// <exception cref="ArgumentException">A kind is bound twice.</exception>
    public KindSources(params IEnumerable<KindBinding> bindings)
    {
        _bindings = [.. bindings];
        Catalogue = new KindCatalogue(_bindings.Select(binding => binding.Kind));
        foreach (var binding in _bindings)
            _byKind.Add(binding.Kind, binding);
    }

    /// <summary>The kinds.</summary>
    public KindCatalogue Catalogue { get; }

    /// <inheritdoc/>
    public int Count => _bindings.Length;

    /// <inheritdoc/>
    public KindBinding this[int index] => _bindings[index];

    /// <summary>The collection of the kind that has rows of type <typeparamref name="T"/>.</summary>
    /// <exception cref="KeyNotFoundException">No kind has such rows.</exception>
    public SourceCollection<NamespacedName, T> Of<T>()
        where T : class, IKeyed<NamespacedName> =>
        Find<T>() ?? throw new KeyNotFoundException($"no kind has rows of type {typeof(T)}");

    /// <summary>
    /// The collection of the kind that has rows of type <typeparamref name="T"/>, or <see langword="null"/> where no kind
    /// has.
    /// </summary>
    public SourceCollection<NamespacedName, T>? Find<T>()
        where T : class, IKeyed<NamespacedName>
    {
        foreach (var binding in _bindings)
        {
            if (binding is KindBinding<T> typed)
                return typed.Rows;
        }
        return null;
    }

    /// <inheritdoc/>
    public IEnumerator<KindBinding> GetEnumerator() => _bindings.AsEnumerable().GetEnumerator();

    internal KindBinding Of(KubernetesKind kind) => _byKind[kind];

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
