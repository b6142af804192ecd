// SPDX-License-Identifier: Apache-2.0

using Krt;

namespace Syncer.Translation;

/// <summary>
/// Everything translation reads: one collection per type of rows, all of one engine. Asking twice for a type returns the
/// same collection. Not thread-safe; it is asked while the graph is built.
/// </summary>
public abstract class SyncerInputs
{
    /// <summary>The objects whose rows are of type <typeparamref name="T"/>; none where nobody reads such objects.</summary>
    public abstract IKrtCollection<NamespacedName, T> Of<T>()
        where T : class, IKeyed<NamespacedName>;

    /// <summary>
    /// Inputs without objects, synced: whoever has only some kinds adds those, as
    /// <c>SyncerInputs.Empty(engine.Root).With(gateways)</c>.
    /// </summary>
    /// <param name="scope">What the empty collections live in.</param>
    public static SyncerInputs Empty(KrtScope scope)
    {
        ArgumentNullException.ThrowIfNull(scope);
        return new EmptyInputs(scope);
    }

    /// <summary>These inputs, but for the objects of one type.</summary>
    /// <param name="objects">Takes the place of the collection of its type.</param>
    public SyncerInputs With<T>(IKrtCollection<NamespacedName, T> objects)
        where T : class, IKeyed<NamespacedName>
    {
        ArgumentNullException.ThrowIfNull(objects);
        return new ReplacedInputs<T>(this, objects);
    }

    private sealed class EmptyInputs(KrtScope scope) : SyncerInputs
    {
        private readonly Dictionary<Type, IKrtCollection> _collections = [];

        public override IKrtCollection<NamespacedName, T> Of<T>()
        {
            if (_collections.TryGetValue(typeof(T), out var known))
                return (IKrtCollection<NamespacedName, T>)known;
            var none = scope.Source<NamespacedName, T>();
            none.MarkSynced();
            _collections.Add(typeof(T), none);
            return none;
        }
    }

    private sealed class ReplacedInputs<TReplaced>(
        SyncerInputs others,
        IKrtCollection<NamespacedName, TReplaced> replacement
    ) : SyncerInputs
        where TReplaced : class, IKeyed<NamespacedName>
    {
        public override IKrtCollection<NamespacedName, T> Of<T>() =>
            typeof(T) == typeof(TReplaced) ? (IKrtCollection<NamespacedName, T>)replacement : others.Of<T>();
    }
}
