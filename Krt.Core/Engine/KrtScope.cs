// SPDX-License-Identifier: Apache-2.0

using Krt.Internal;

namespace Krt;

/// <summary>Where collections are created.</summary>
public sealed class KrtScope
{
    private readonly Propagator _propagator;
    private readonly SourceNode<Unit, SingletonInput> _singletonInput;

    internal KrtScope(Propagator propagator)
    {
        _propagator = propagator;
        _singletonInput = propagator.Attach(
            new SourceNode<Unit, SingletonInput>(propagator, new() { Name = "singletons", Key = _ => default })
        );
        propagator.Submit(_singletonInput, [new(SourceWriteKind.Set, default, new SingletonInput(), null)]);
    }

    /// <summary>Creates a collection that is written from outside.</summary>
    /// <exception cref="ObjectDisposedException">The engine was disposed.</exception>
    public SourceCollection<TKey, T> Source<TKey, T>(CollectionOptions<TKey, T>? options = null)
        where TKey : notnull
        where T : class => new(_propagator.Attach(new SourceNode<TKey, T>(_propagator, options)));

    /// <summary>Creates a collection of at most one row, computed from what the transform reads.</summary>
    /// <exception cref="ObjectDisposedException">The engine was disposed.</exception>
    public IKrtSingleton<T> Singleton<T>(Func<TransformContext, T?> transform, string? name = null)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(transform);
        return new Singleton<T>(
            _singletonInput.Select<Unit, SingletonInput, T>(
                (context, _) => transform(context),
                new() { Name = name ?? typeof(T).Name }
            )
        );
    }
}
