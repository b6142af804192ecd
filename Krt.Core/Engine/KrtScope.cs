// SPDX-License-Identifier: Apache-2.0

namespace Krt;

/// <summary>Where collections are created.</summary>
public sealed class KrtScope
{
    internal KrtScope() { }

    /// <summary>Creates a collection that is written from outside.</summary>
    public SourceCollection<TKey, T> Source<TKey, T>(CollectionOptions<TKey, T>? options = null)
        where TKey : notnull
        where T : class => throw null!;

    /// <summary>Creates a collection of at most one row, computed from what the transform reads.</summary>
    public IKrtSingleton<T> Singleton<T>(Func<TransformContext, T?> transform, string? name = null)
        where T : class => throw null!;
}
