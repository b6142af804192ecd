// SPDX-License-Identifier: Apache-2.0

using System.Reactive.Disposables;
using Krt.Internal;

namespace Krt;

/// <summary>
/// Where collections are created, and what they live and end with. All members may be used from any thread.
/// </summary>
public sealed class KrtScope : IAsyncDisposable
{
    private volatile bool _isDisposed;

    internal KrtScope(Propagator propagator, string name)
    {
        Propagator = propagator;
        Name = name;
    }

    /// <summary>The display name.</summary>
    public string Name { get; }

    internal Propagator Propagator { get; }

    internal bool IsDisposed => _isDisposed;

    /// <summary>What the scope owns; touched by the propagator only.</summary>
    internal HashSet<CollectionNode> Nodes { get; } = [];

    /// <summary>Creates a collection that is written from outside.</summary>
    /// <exception cref="ObjectDisposedException">The scope or the engine was disposed.</exception>
    public SourceCollection<TKey, T> Source<TKey, T>(CollectionOptions<TKey, T>? options = null)
        where TKey : notnull
        where T : class => new(Propagator.Attach(new SourceNode<TKey, T>(this, options)));

    /// <summary>Creates a single value that is written from outside.</summary>
    /// <param name="initial">The first value, or <see langword="null"/> for none.</param>
    /// <param name="options">Options of the collection of the value; a key is not needed.</param>
    /// <exception cref="ObjectDisposedException">The scope or the engine was disposed.</exception>
    public SourceSingleton<T> SourceSingleton<T>(T? initial = null, CollectionOptions<Unit, T>? options = null)
        where T : class
    {
        var source = Source((options ?? new CollectionOptions<Unit, T>()) with { Key = static _ => default });
        var singleton = new SourceSingleton<T>(source);
        if (initial is not null)
            singleton.Set(initial);
        return singleton;
    }

    /// <summary>Creates a collection of at most one row, computed from what the transform reads.</summary>
    /// <exception cref="ObjectDisposedException">The scope or the engine was disposed.</exception>
    public IKrtSingleton<T> Singleton<T>(
        Func<TransformContext, T?> transform,
        CollectionOptions<Unit, T>? options = null
    )
        where T : class
    {
        ArgumentNullException.ThrowIfNull(transform);
        return new Singleton<T>(Propagator.Nothing.Select((context, _) => transform(context), Own(options)));
    }

    /// <summary>
    /// Creates a collection that has no input: its rows are computed from what the transform reads, all of them again when
    /// any of that changes. Use a <see cref="RecomputeTrigger"/> to tell that something outside the engine has changed.
    /// </summary>
    /// <exception cref="ObjectDisposedException">The scope or the engine was disposed.</exception>
    public IKrtCollection<TKey, T> FromNothing<TKey, T>(
        Func<TransformContext, IEnumerable<T>> transform,
        CollectionOptions<TKey, T>? options = null
    )
        where TKey : notnull
        where T : class
    {
        ArgumentNullException.ThrowIfNull(transform);
        return Propagator.Nothing.SelectMany(
            (context, _) => transform(context),
            RowKey.Of(options),
            Own(options) with
            {
                Name = options?.Name ?? typeof(T).Name,
            }
        );
    }

    /// <summary>
    /// Creates a collection that follows change sets from elsewhere, such as another engine. Every set becomes one write;
    /// an initial set replaces everything; the collection is synced when a synced set has arrived. An error of the sequence
    /// is logged, and the rows stay.
    /// </summary>
    /// <exception cref="ObjectDisposedException">The scope or the engine was disposed.</exception>
    public IKrtCollection<TKey, T> FromChanges<TKey, T>(
        IObservable<ChangeSet<TKey, T>> changes,
        CollectionOptions<TKey, T>? options = null
    )
        where TKey : notnull
        where T : class
    {
        ArgumentNullException.ThrowIfNull(changes);
        // There before the collection is, which may go while the subscription is still being made.
        var feed = new SingleAssignmentDisposable();
        options = (options ?? new CollectionOptions<TKey, T>()) with { StartSynced = false };
        var source = new SourceCollection<TKey, T>(
            Propagator.Attach(new SourceNode<TKey, T>(this, options) { Feed = feed })
        );
        feed.Disposable = changes.Subscribe(new ChangeFeed<TKey, T>(source));
        return source;
    }

    /// <summary>Creates a trigger.</summary>
    /// <param name="startSynced">Whether rows that depend on it are computed at once, or only when it is marked synced.</param>
    /// <param name="name">The display name.</param>
    /// <exception cref="ObjectDisposedException">The scope or the engine was disposed.</exception>
    public RecomputeTrigger Trigger(bool startSynced = true, string? name = null)
    {
        var rows = Source<Unit, TriggerRow>(
            new()
            {
                Name = name ?? "trigger",
                Key = static _ => default,
                StartSynced = startSynced,
            }
        );
        rows.Set(new TriggerRow());
        return new RecomputeTrigger(rows);
    }

    /// <summary>
    /// Removes every collection of the scope in one epoch: their rows are deleted wherever they have gone, then their
    /// subscriptions complete. Disposing it again does nothing.
    /// </summary>
    /// <exception cref="InvalidOperationException">Collections outside of the scope are made from its own; they are named.</exception>
    public async ValueTask DisposeAsync()
    {
        if (_isDisposed)
            return;
        // What is created in the scope after the removal has taken effect is removed at once.
        await Propagator.DisposeAsync(() => Nodes, () => _isDisposed = true).ConfigureAwait(false);
        _isDisposed = true;
    }

    /// <summary>Where a collection belongs that is made of several: the first scope that does not live as long as the engine.</summary>
    internal static KrtScope NarrowestOf(IReadOnlyList<CollectionNode> inputs) =>
        (inputs.FirstOrDefault(input => input.Scope != input.Propagator.Root) ?? inputs[0]).Scope;

    internal void ThrowIfDisposed()
    {
        if (_isDisposed)
            throw new ObjectDisposedException(Name, $"Scope {Name} was disposed.");
    }

    private CollectionOptions<TKey, T> Own<TKey, T>(CollectionOptions<TKey, T>? options)
        where TKey : notnull
        where T : class => (options ?? new CollectionOptions<TKey, T>()) with { Scope = this };
}
